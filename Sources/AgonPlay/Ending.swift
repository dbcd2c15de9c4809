// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// How an episode ends after a turn, or after turns submitted together; nil while it goes on.
///
/// - Parameters:
///   - choices: what the seats that acted did.
///   - policy: what a failure among them leads to.
func ending(
  after choices: [(seat: Seat, choice: Decision.Choice)], in episode: any Episode,
  of environment: any Environment, turns: Int, budgets: Budgets, onFailure policy: FailurePolicy
) throws -> Outcome? {
  let quitters = choices.filter { entry in
    if case .action = entry.choice { false } else { true }
  }
  if policy == .void, let void = voidOutcome(of: quitters, seats: episode.progress.seatCount) {
    return void
  }
  if let first = quitters.first {
    let returns = returnsOfSurrender(by: quitters.map(\.seat), in: episode, of: environment)
    guard case .failed(let failure, _) = first.choice else {
      return Outcome(end: .resigned, reason: "resigned", returns: returns, culprit: first.seat)
    }
    return Outcome(
      end: .forfeited, reason: failure.rawValue, returns: returns, culprit: first.seat,
      failure: failure)
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

/// The outcome of an episode that counts for nobody, with a return of 0 for every seat; nil when no seat failed.
private func voidOutcome(
  of quitters: [(seat: Seat, choice: Decision.Choice)], seats: Int
) -> Outcome? {
  for (seat, choice) in quitters {
    guard case .failed(let failure, _) = choice else { continue }
    return Outcome(
      end: .voided, reason: failure.rawValue, returns: Array(repeating: 0, count: seats),
      culprit: seat, failure: failure)
  }
  return nil
}

/// The returns when seats forfeit or resign: the least return for them, the greatest for the others; plus and
/// minus one where the environment declares no bounds.
private func returnsOfSurrender(
  by seats: [Seat], in episode: any Episode, of environment: any Environment
) -> [Double] {
  let bounds = environment.descriptor.returns ?? -1...1
  return (0..<episode.progress.seatCount).map {
    seats.contains(Seat($0)) ? bounds.lowerBound : bounds.upperBound
  }
}
