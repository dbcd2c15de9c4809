// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import AgonAudit
internal import AgonCore
internal import AgonReport
internal import AgonStore
internal import ArgumentParser

/// `agon audit RUN`.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Checks what the agents claimed against the replayed states.",
    discussion: "Verdicts are written to the run's file, in place of those of an earlier audit.")

  @Argument(help: ArgumentHelp("The run's file.", valueName: "run"))
  var path: String

  @Flag(
    help: ArgumentHelp(
      "Also plants a false twin of each supported claim and tells how many are refuted."))
  var plantTwins = false

  @Flag(help: "Leaves the run's file as it is.")
  var readOnly = false

  @OptionGroup var plugins: PluginOptions

  func run() async throws {
    let inspection = try RunInspection(path: path, assembly: plugins.assembly())
    let store = readOnly ? nil : try RunStore(existing: path)
    var tally = ClaimTally()
    var numbers: [Digest: Int] = [:]
    var pending: [ClaimVerdict] = []
    let divergences = try inspection.audit(plantingTwins: plantTwins) { episode, turns in
      for turn in turns {
        numbers[turn.episode] = Int(episode)
        tally.count(turn)
        if !readOnly { pending += turn.verdicts(episode: episode) }
      }
    }
    try await store?.replaceVerdicts(with: pending)
    try await store?.close()
    let agents = inspection.reader.description.agents.map(\.name)
    Output.lines(ClaimReport.lines(tally, agents: agents, numbers: numbers))
    for divergence in divergences {
      Output.error("\(path), episode \(divergence.episode) is left out: \(divergence.reason)")
    }
    if !divergences.isEmpty || tally.rows.contains(where: { $0.disputed > 0 }) {
      throw ExitCode(1)
    }
  }
}

extension AuditedTurn {
  /// The verdicts as the run's file keeps them.
  fileprivate func verdicts(episode: Int64) -> [ClaimVerdict] {
    claims.flatMap { claim in
      [(ClaimVerdict.Source.generic, claim.byRules), (.plugin, claim.byPlugin)].map {
        ClaimVerdict(
          episode: episode, turn: turn, line: claim.index, source: $0, predicate: claim.predicate,
          verdict: $1)
      }
    }
  }
}
