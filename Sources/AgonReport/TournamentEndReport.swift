// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonCore

/// What is missing when a tournament ends early, as lines.
package enum TournamentEndReport {
  /// Nothing for a complete tournament in which every answer could be used.
  package static func lines(_ report: TournamentReport) -> [String] {
    let counts = report.counts
    let kept = "\(counts.finished) of \(counts.total) episodes are kept"
    var lines: [String] = []
    for agent in report.missingAgents {
      lines.append(
        "\(agent.name) left \(agent.episodes) episodes unplayed: \(agent.detail)")
    }
    if counts.voided > 0 {
      lines.append("\(counts.voided) episodes are void through a fault of their plugin:")
      lines += report.voided.prefix(3).map {
        "  pair \($0.plan.pair): \(($0.error.fault ?? .error).rawValue), \($0.error)"
      }
    }
    if counts.voidedByAnswers > 0 {
      lines.append(
        "\(counts.voidedByAnswers) episodes of this run count for nobody, for an answer could not be used."
      )
    }
    if counts.substitutions > 0 {
      lines.append(
        "In \(counts.substitutions) turns of this run a random legal action stands for an answer that could "
          + "not be used.")
    }
    switch report.ending {
    case .complete: break
    case .cancelled: lines.append("Stopped; \(kept). The same command goes on from here.")
    case .incomplete:
      lines.append(
        "Incomplete; \(kept). The same command plays the rest"
          + (counts.voided > 0 ? ", void episodes too." : "."))
    }
    return lines
  }
}
