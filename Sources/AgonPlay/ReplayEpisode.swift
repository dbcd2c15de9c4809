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
  let episode = try openEpisode(trajectory.plan, in: environment, seats: seats)
  let id = environment.descriptor.id
  var digester = StateDigester()
  guard try digester.digest(of: episode) == trajectory.openingDigest else {
    throw divergence(id, "opening", "The state differs from the recorded one.")
  }
  for (index, turn) in trajectory.turns.enumerated() {
    let place = "turn \(turn.index)"
    guard turn.index == index else {
      throw divergence(id, place, "It stands in the place of turn \(index).")
    }
    guard episode.seatToAct == turn.seat else {
      throw divergence(id, place, "Seat \(turn.seat) acted, but it is not to act.")
    }
    guard try visit(turn, episode) else { return }
    if let difference = try repeatTurn(turn, in: episode) {
      throw divergence(id, place, difference)
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

/// Applies a recorded action; what differs from the record, or nil when nothing does.
private func repeatTurn(_ turn: Turn, in episode: any Episode) throws -> String? {
  guard try episode.legalActions(of: turn.seat).count == turn.legalCount else {
    return "The number of legal actions differs."
  }
  guard case .action(let action) = turn.choice else {
    return turn.applied == nil ? nil : "An action is named, but none was played."
  }
  guard try episode.name(of: action, by: turn.seat) == turn.applied else {
    return "The action has another name."
  }
  do throws(EnvironmentError) {
    try episode.apply(action, by: turn.seat)
  } catch {
    return "The recorded action is refused: \(error.detail)"
  }
  return try episode.rewards()[turn.seat.index] == turn.reward ? nil : "The reward differs."
}

private func divergence(_ id: String, _ place: String, _ what: String) -> PlayError {
  PlayError(
    code: .diverged, place: "\(id), \(place)",
    detail: "\(what) The plugin, its parameters or the record has changed.")
}
