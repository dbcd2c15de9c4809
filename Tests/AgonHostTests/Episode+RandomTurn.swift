// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Episode {
  /// Plays a random turn of whoever acts: chance, one seat or several; tells what the seats did.
  @discardableResult
  func playRandomTurn(_ chance: inout SplitMix64) throws -> [(seat: Seat, action: ActionID)] {
    if case .chance = progress.turn {
      try apply(chance: drawnOutcome(with: &chance))
      return []
    }
    var joint: [(seat: Seat, action: ActionID)] = []
    for seat in actingSeats {
      let legal = try legalActions(of: seat)
      joint.append((seat, legal[chance.below(legal.count)]))
    }
    try apply(joint.map { (seat: $0.seat, action: Action.enumerated($0.action)) })
    return joint
  }
}
