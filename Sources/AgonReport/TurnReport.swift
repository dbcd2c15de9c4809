// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// One turn of a recorded episode as lines for a terminal.
package enum TurnReport {
  /// The board that the agent saw, what it did and what it said.
  package static func lines(_ turn: Turn, agent: String, observation: String) -> [String] {
    var lines = [
      "Turn \(turn.index), seat \(turn.seat), \(agent)"
        + (turn.together == nil ? "" : ", together with others")
    ]
    lines += indented(observation)
    lines.append("  action      \(action(turn))")
    if let explanation = turn.explanation {
      if let rationale = explanation.rationale {
        lines.append("  rationale   " + shortenedLines(rationale))
      }
      for (index, line) in explanation.claimLines.enumerated() {
        lines.append((index == 0 ? "  claims      " : "              ") + line)
      }
      if let conclusion = explanation.conclusion { lines.append("  conclusion  \(conclusion)") }
      if let confidence = explanation.confidence {
        lines.append("  confidence  \(figure(confidence, decimals: 2))")
      }
      if let agreement = explanation.agreement {
        lines.append("  agreement   \(percent(agreement)) of the answers")
      }
    }
    return lines + calls(turn.calls)
  }

  /// The draws of chance between the turn before and this one; of turns submitted together they stand
  /// before the first.
  package static func chance(before turn: Turn, in trajectory: Trajectory) -> [String] {
    if let first = turn.together, first != turn.index { return [] }
    return chance(after: turn.index, in: trajectory)
  }

  /// The draws of chance after a number of turns.
  package static func chance(after turns: Int, in trajectory: Trajectory) -> [String] {
    let draws = trajectory.chance.filter { $0.turn == turns }.map(\.name)
    return draws.isEmpty ? [] : ["Chance: \(draws.joined(separator: ", "))"]
  }

  private static func action(_ turn: Turn) -> String {
    let stated = turn.explanation?.stated.map { " (stated: \(shortened($0, to: 40)))" } ?? ""
    let path = turn.explanation?.path.map { ", read \($0.rawValue)" } ?? ""
    switch turn.choice {
    case .action:
      guard let substitution = turn.substitution else {
        return (turn.applied ?? "?") + stated + path
      }
      return (turn.applied ?? "?") + " AT RANDOM for a useless answer, "
        + "\(substitution.failure.rawValue): \(substitution.detail)" + stated
    case .failed(let failure, let detail):
      return "no action, \(failure.rawValue): \(detail)" + stated
    case .resigned: return "resigns"
    }
  }

  /// Calls of a model, a line each.
  static func calls(_ calls: [ModelCall]) -> [String] {
    calls.enumerated().map { index, call in
      let reply = call.reply
      let tokens = [reply?.promptTokens, reply?.replyTokens].map { $0.map(String.init) ?? "?" }
      let purpose = call.purpose == .answer ? "" : " for \(call.purpose.rawValue)"
      let cached = reply?.cachedTokens.map { $0 > 0 ? " (\($0) cached)" : "" } ?? ""
      let cost = reply?.cost.map { ", cost \(money($0))" } ?? ""
      let attempts = reply?.attempts.map { $0 > 1 ? ", sent \($0) times" : "" } ?? ""
      let failure = call.failure.map { ", \($0.rawValue): \(call.detail ?? "")" } ?? ""
      return "  call \(index + 1)      \(tokens[0])\(cached) + \(tokens[1]) tokens" + purpose + cost
        + attempts + failure
    }
  }

  private static func indented(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : "  \($0)"
    }
  }

  private static func shortenedLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(
      separator: "\n              ")
  }
}
