// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
package import AgonArena
internal import AgonCore
package import AgonStore

/// Arranges an ablation, and compares what its run's file holds.
package enum AblationRun {
  /// Arranges an ablation of one agent of an arena.
  ///
  /// - Parameters:
  ///   - words: files of variants, and variants as `KEY=VALUE`.
  ///   - path: the arena file, for messages.
  ///   - read: the text of a word that is a file; nil for a word that is none.
  /// - Throws: `ArenaFileError` with the mistakes of a file or word, `AssemblyError` for the rest.
  package static func design(
    of agent: String, in arena: Arena, words: [String], at path: String,
    read: (String) throws -> String?
  ) throws -> AblationDesign {
    let declared = arena.agents.first { $0.name == agent }
    let schema = declared.flatMap { AgentKind.named($0.kind)?.settingsSchema }
    var variants: [AblationVariant] = []
    if let schema {
      for word in words {
        if let text = try read(word) {
          variants += try AblationVariants.read(text, path: word, schema: schema)
        } else {
          variants.append(try AblationVariants.variant(assigning: word, schema: schema))
        }
      }
    }
    if let person = arena.agents.first(where: { $0.kind == AgentKind.human.id }) {
      throw AssemblyError(
        code: .usage, place: path,
        detail: "The agent \(person.name) is a person; an ablation plays too much for one.")
    }
    do throws(AblationError) {
      return try AblationDesign(of: agent, in: arena, variants: variants)
    } catch {
      throw AssemblyError(
        code: .usage, place: error.code == .uselessVariant ? "--variants" : path,
        detail: error.description)
    }
  }

  /// Makes what an ablation needs; its null agent is asked for another sample.
  ///
  /// - Parameter path: the arena file, from whose folder paths count.
  package static func plan(
    _ design: AblationDesign, at path: String, by assembly: Assembly, services: AgentServices
  ) throws -> PlannedArena {
    let planned = try assembly.plan(design.arena, at: path, services: services)
    return PlannedArena(
      arena: planned.arena, environments: planned.environments,
      certificates: planned.description.environments.map(\.certificate),
      agents: planned.agents.map { agent in
        agent.identity.name == design.null ? AnotherSample(of: agent) : agent
      }, schedule: planned.schedule)
  }

  /// The comparison of the episodes that a run's file holds.
  package static func ablation(_ design: AblationDesign, in reader: RunReader) throws -> Ablation {
    var costs: [String: Double] = [:]
    for row in try reader.spending() {
      if let cost = row.cost { costs[row.agent, default: 0] += cost }
    }
    return Ablation(
      design, results: try RunInspection.comparedEpisodes(of: reader).map(\.result), costs: costs,
      seed: design.arena.seed)
  }

  /// What weakens the comparison from the start, as sentences.
  package static func cautions(_ planned: PlannedArena) -> [String] {
    zip(planned.arena.environments, planned.environments).compactMap { declared, made in
      let isFixed: Bool =
        switch declared.openings {
        case .start: true
        case .listed(let openings): openings.count < 2
        case .random: false
        }
      guard isFixed, made.descriptor.chance == .none else { return nil }
      return "All pairs in \(declared.name) begin at one position, without chance: they differ "
        + "only by what the agents draw. Give it `openings: {random_plies: N}`."
    }
  }
}
