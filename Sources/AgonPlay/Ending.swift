// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// How an episode ends after a turn; nil while it goes on.
func ending(
  after decision: Decision, by seat: Seat, in episode: any Episode, of environment: any Environment,
  turns: Int, budgets: Budgets
) throws -> Outcome? {
  switch decision.choice {
  case .failed(let failure, _):
    return Outcome(
      end: .forfeited, reason: failure.rawValue,
      returns: returnsOfSurrender(by: seat, in: episode, of: environment), culprit: seat,
      failure: failure)
  case .resigned:
    return Outcome(
      end: .resigned, reason: "resigned",
      returns: returnsOfSurrender(by: seat, in: episode, of: environment), culprit: seat)
  case .action: break
  }
  switch episode.progress.phase {
  case .play:
    guard let most = budgets.turns, turns >= most else { return nil }
    return Outcome(
      end: .truncated, reason: "turn budget", returns: try episode.returns())
  case .terminated:
    return Outcome(
      end: .terminated, reason: try episode.outcome()["reason"]?.text ?? "ended",
      returns: try episode.returns())
  case .truncated:
    return Outcome(
      end: .truncated, reason: try episode.outcome()["reason"]?.text ?? "limit",
      returns: try episode.returns())
  }
}

/// The returns when a seat forfeits or resigns: the least return for it, the greatest for the others; plus
/// and minus one where the environment declares no bounds.
private func returnsOfSurrender(
  by seat: Seat, in episode: any Episode, of environment: any Environment
) -> [Double] {
  let bounds = environment.descriptor.returns ?? -1...1
  return (0..<episode.progress.seatCount).map {
    $0 == seat.index ? bounds.lowerBound : bounds.upperBound
  }
}
