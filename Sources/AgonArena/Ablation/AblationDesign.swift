// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Which agents an ablation compares, and the arena in which they do it.
///
/// The agent as it is, the same agent asked again, and each variant play the same opponents from the same
/// openings with the same seeds; they do not play one another.
package struct AblationDesign: Hashable, Sendable {
  /// The agent as the arena declares it: what the others are held against.
  package let baseline: String
  /// The same agent once more, whose answers are drawn anew: it must not differ.
  package let null: String
  /// The changed agents, by name, in the order given.
  package let variants: [String]
  /// The agents that all of them play against, by name.
  package let opponents: [String]
  /// The arena in which all this is played.
  package let arena: Arena

  /// Arranges an ablation of one agent of an arena.
  ///
  /// - Throws: `AblationError` for an agent that is not there or has no opponent, and for a variant that is
  ///   named twice or changes nothing.
  package init(of agent: String, in arena: Arena, variants: [AblationVariant])
    throws(AblationError)
  {
    guard let declared = arena.agents.first(where: { $0.name == agent }) else {
      throw AblationError(
        code: .unknownAgent, place: agent,
        detail: "The arena has no such agent"
          + NearestWord.hint(agent, among: arena.agents.map(\.name), all: "agents"))
    }
    let others = arena.agents.filter { $0.name != agent }
    guard !others.isEmpty else {
      throw AblationError(
        code: .noOpponent, place: agent,
        detail: "The arena has no other agent to play against; add one.")
    }
    var changed: [ArenaAgent] = []
    for variant in variants {
      changed.append(try AblationDesign.agent(declared, changedBy: variant, beside: changed))
    }
    var copy = declared
    copy.name = agent + "/again"
    baseline = agent
    null = copy.name
    self.variants = changed.map(\.name)
    opponents = others.map(\.name)
    var design = arena
    design.name = arena.name + "-ablation"
    design.output = nil
    design.agents = [declared, copy] + changed + others
    design.challengers = 2 + changed.count
    design.source = AblationDesign.source(of: arena, agent, variants)
    self.arena = design
  }

  private static func agent(
    _ declared: ArenaAgent, changedBy variant: AblationVariant, beside others: [ArenaAgent]
  ) throws(AblationError) -> ArenaAgent {
    var agent = declared
    agent.name = declared.name + "/" + variant.name
    let settings = declared.settings.members ?? [:]
    agent.settings = .object(settings.merging(variant.settings.members ?? [:]) { $1 })
    guard agent.settings != declared.settings else {
      throw AblationError(
        code: .uselessVariant, place: variant.name,
        detail: "It changes nothing; the same agent once more is part of every ablation.")
    }
    if variant.name == "again" || others.contains(where: { $0.name == agent.name }) {
      throw AblationError(
        code: .uselessVariant, place: variant.name,
        detail: variant.name == "again"
          ? "This is the name of the unchanged agent asked again; choose another one."
          : "Two variants have this name; put them into a file and name them there.")
    }
    if let twin = others.first(where: { $0.settings == agent.settings }) {
      throw AblationError(
        code: .uselessVariant, place: variant.name,
        detail: "It has the same settings as \(twin.name); leave one of them out.")
    }
    return agent
  }

  /// The file as it was read, with the ablation as a comment beneath.
  private static func source(
    of arena: Arena, _ agent: String, _ variants: [AblationVariant]
  ) -> String {
    var lines = ["# agon ablate, agent \(JSON.string(agent))"]
    for variant in variants {
      lines.append("# variant \(JSON.string(variant.name)): \(variant.settings)")
    }
    let end = arena.source.isEmpty || arena.source.hasSuffix("\n") ? "" : "\n"
    return arena.source + end + lines.joined(separator: "\n") + "\n"
  }
}
