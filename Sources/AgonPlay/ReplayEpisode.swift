// SPDX-License-Identifier: Apache-2.0

public import AgonCore

/// Plays a recorded episode again from its plan and its actions, without agents, and visits every turn.
///
/// - Parameter visit: called before each recorded turn is applied, with the state that its agent saw. Return
///   false to stop.
/// - Throws: `PlayError.diverged` where a state digest or the outcome differs from the record.
public func replayEpisode(
  _ trajectory: Trajectory, in environment: any Environment, seats: Int,
  visit: (Turn, any Episode) throws -> Bool = { _, _ in true }
) throws {
  let episode = try open(trajectory.plan, in: environment, seats: seats)
  let id = environment.descriptor.id
  var digester = StateDigester()
  guard try digester.digest(of: episode) == trajectory.openingDigest else {
    throw divergence(id, "opening", "The state differs from the recorded one.")
  }
  for turn in trajectory.turns {
    let place = "turn \(turn.index)"
    guard episode.seatToAct == turn.seat else {
      throw divergence(id, place, "Seat \(turn.seat) acted, but it is not to act.")
    }
    guard try visit(turn, episode) else { return }
    if case .action(let action) = turn.choice {
      do throws(EnvironmentError) {
        try episode.apply(action, by: turn.seat)
      } catch {
        throw divergence(id, place, "The recorded action is refused: \(error.detail)")
      }
    }
    guard try digester.digest(of: episode) == turn.digest else {
      throw divergence(id, place, "The state differs from the recorded one.")
    }
  }
  guard let last = trajectory.turns.last else {
    throw divergence(id, "end", "The record holds no turn.")
  }
  let cut = trajectory.outcome.end == .truncated ? trajectory.turns.count : nil
  let outcome = try ending(
    after: Decision(last.choice), by: last.seat, in: episode, of: environment,
    turns: trajectory.turns.count, budgets: Budgets(turns: cut))
  guard let outcome else {
    throw divergence(id, "end", "The record has ended, the replay goes on.")
  }
  if outcome != trajectory.outcome {
    throw divergence(
      id, "end",
      "The replay ends \(outcome.end.rawValue) (\(outcome.reason)) with returns "
        + "\(outcome.returns), the record \(trajectory.outcome.end.rawValue) "
        + "(\(trajectory.outcome.reason)) with \(trajectory.outcome.returns).")
  }
}

private func divergence(_ id: String, _ place: String, _ what: String) -> PlayError {
  PlayError(
    code: .diverged, place: "\(id), \(place)",
    detail: "\(what) The plugin, its parameters or the record has changed.")
}
