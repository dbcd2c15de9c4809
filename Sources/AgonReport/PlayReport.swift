// SPDX-License-Identifier: Apache-2.0

package import AgonAudit
package import AgonCore

/// A game of a person against an agent as lines for a terminal.
package enum PlayReport {
  /// What stands above the game: what is played, by whom, and how to play it again.
  package static func beginning(
    _ facts: EnvironmentDescriptor, agents: [String], seed: Seed
  ) -> [String] {
    let seats = agents.enumerated().map { "seat \($0) \($1)" }.joined(separator: ", ")
    return ["\(facts.title): \(seats); seed \(seed).", ""] + lines(of: facts.rules) + [""]
  }

  /// What a seat did and why, with the verdict of each claim.
  ///
  /// - Parameter action: name of the action that it chose; nil for none.
  package static func lines(
    _ choice: Decision.Choice, action: String?, explanation: Explanation?, agent: String,
    seat: Seat, claims: [CheckedClaim]
  ) -> [String] {
    var lines = ["\(agent), seat \(seat), \(deed(choice, action))"]
    guard let explanation else { return lines + [""] }
    if let rationale = explanation.rationale {
      lines.append(
        "  rationale   "
          + self.lines(of: rationale).joined(separator: "\n              "))
    }
    let width = min(40, claims.map(\.text.count).max() ?? 0)
    for (index, claim) in claims.enumerated() {
      let padding = String(repeating: " ", count: max(0, width - claim.text.count))
      lines.append(
        (index == 0 ? "  claims      " : "              ")
          + "\(claim.text)\(padding)  \(verdict(claim))")
    }
    if let confidence = explanation.confidence {
      lines.append("  confidence  \(figure(confidence, decimals: 2))")
    }
    return lines + [""]
  }

  /// What stands below the game: the last board, how it ended and the returns.
  package static func ending(_ outcome: Outcome, agents: [String], board: String) -> [String] {
    let returns = zip(agents, outcome.returns).map { "\($0) \(EpisodeHeadline.figure($1))" }
    var shown = lines(of: board)
    while shown.last?.isEmpty == true { shown.removeLast() }
    return shown + [
      "", "End: \(EpisodeHeadline.ending(outcome, agents: agents))",
      "Returns: \(returns.joined(separator: ", "))",
    ]
  }

  private static func deed(_ choice: Decision.Choice, _ action: String?) -> String {
    switch choice {
    case .action(let id): "plays \(action ?? String(id))"
    case .resigned: "resigns"
    case .failed(let failure, let detail): "gives no usable answer, \(failure.rawValue): \(detail)"
    }
  }

  private static func verdict(_ claim: CheckedClaim) -> String {
    switch claim.verdict.finding {
    case .supported: return claim.isTrivial ? "supported, and trivial" : "supported"
    case .refuted:
      let witness = claim.verdict.evidence?.witness ?? .null
      return "refuted" + (witness == .null ? "" : ": \(shortened(witness.description, to: 60))")
    case .unverifiable(let reason):
      return "unverifiable: " + reason.rawValue.split(separator: "_").joined(separator: " ")
    }
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
