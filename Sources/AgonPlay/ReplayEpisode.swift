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
  let chance = EpisodeChance(seed: trajectory.plan.seed)
  let episode = try openEpisode(trajectory.plan, in: environment, seats: seats, chance: chance)
  let id = environment.descriptor.id
  var digester = StateDigester()
  guard try digester.digest(of: episode) == trajectory.openingDigest else {
    throw divergence(id, "opening", "The state differs from the recorded one.")
  }
  var last: [Turn] = []
  for group in try submittedTogether(trajectory.turns, of: id) {
    let place = "turn \(group[0].index)"
    let expected = episode.seatsToAct
    guard group.map(\.seat) == expected else {
      throw divergence(
        id, place, "\(seatNames(group.map(\.seat))) acted, \(seatNames(expected)) is to act.")
    }
    for turn in group where !(try visit(turn, episode)) { return }
    if let difference = try repeatTurns(group, of: trajectory.plan, in: episode) {
      throw divergence(id, place, difference)
    }
    let digest = try digester.digest(of: episode)
    guard group.allSatisfy({ $0.digest == digest }) else {
      throw divergence(id, place, "The state differs from the recorded one.")
    }
    last = group
    try chance.settle(episode, before: last[0].index + last.count)
  }
  guard !last.isEmpty else {
    throw divergence(id, "end", "The record holds no turn.")
  }
  guard chance.draws == trajectory.chance else {
    throw divergence(id, "chance", "The draws of chance differ from the recorded ones.")
  }
  let cut = trajectory.outcome.end == .truncated ? trajectory.turns.count : nil
  let outcome = try ending(
    after: last.map { ($0.seat, $0.choice) }, in: episode, of: environment,
    turns: trajectory.turns.count, budgets: Budgets(turns: cut),
    onFailure: trajectory.outcome.end == .voided ? .void : .forfeit)
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

/// The recorded turns in groups of those that were submitted together.
private func submittedTogether(_ turns: [Turn], of id: String) throws -> [[Turn]] {
  var groups: [[Turn]] = []
  for (index, turn) in turns.enumerated() {
    guard turn.index == index else {
      throw divergence(id, "turn \(turn.index)", "It stands in the place of turn \(index).")
    }
    if let first = turn.together, first < index, groups.last?.first?.together == first {
      groups[groups.count - 1].append(turn)
    } else {
      groups.append([turn])
    }
  }
  return groups
}

/// Applies recorded actions; what differs from the record, or nil when nothing does.
private func repeatTurns(
  _ turns: [Turn], of plan: EpisodePlan, in episode: any Episode
) throws -> String? {
  var joint: [(seat: Seat, action: Action)] = []
  for turn in turns {
    let legal = try episode.legalActions(of: turn.seat)
    guard legal.count == turn.legalCount else { return "The number of legal actions differs." }
    if turn.substitution != nil {
      let seed = plan.decisionSeed(seat: turn.seat, turn: turns[0].index)
      guard let drawn = randomAction(among: legal, seed: seed), turn.choice == .action(drawn) else {
        return "The random action is not the one that the seed gives."
      }
    }
    guard case .action(let action) = turn.choice else { continue }
    joint.append((turn.seat, .enumerated(action)))
    if let applied = turn.applied, try episode.name(of: action, by: turn.seat) != applied {
      return "The action has another name."
    }
  }
  guard joint.count == turns.count else {
    return turns.allSatisfy { $0.applied == nil }
      ? nil : "An action is named, but none was played."
  }
  guard turns.allSatisfy({ $0.applied != nil }) else { return "An action has no name." }
  do throws(EnvironmentError) {
    if joint.count == 1, case .enumerated(let action) = joint[0].action {
      try episode.apply(action, by: joint[0].seat)
    } else {
      try episode.apply(joint)
    }
  } catch {
    return "The recorded action is refused: \(error.detail)"
  }
  let rewards = try episode.rewards()
  return turns.allSatisfy { rewards[$0.seat.index] == $0.reward } ? nil : "The reward differs."
}

private func seatNames(_ seats: [Seat]) -> String {
  seats.isEmpty ? "nobody" : "seat " + seats.map(\.description).joined(separator: " and ")
}

private func divergence(_ id: String, _ place: String, _ what: String) -> PlayError {
  PlayError(
    code: .diverged, place: "\(id), \(place)",
    detail: "\(what) The plugin, its parameters or the record has changed.")
}
