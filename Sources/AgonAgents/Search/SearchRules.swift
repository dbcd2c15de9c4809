// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What the declared facts of an environment let a search conclude from looking ahead.
struct SearchRules {
  /// The seat that searches.
  let seat: Seat
  /// The environment's facts.
  let environment: EnvironmentDescriptor
  /// The least and the greatest return there can be.
  let range: ReturnBounds
  /// True when looking ahead proves values: equal actions always lead to equal states, seats act in turn, and
  /// what one of two gains the other loses.
  let proves: Bool

  /// Reads the facts for one seat of an episode.
  init(_ environment: EnvironmentDescriptor, for seat: Seat, among seatCount: Int) {
    self.seat = seat
    self.environment = environment
    range =
      environment.returns.map { ReturnBounds(lower: $0.lowerBound, upper: $0.upperBound) }
      ?? .open
    let isContest = environment.utility == .zeroSum || environment.utility == .constantSum
    proves =
      Survey.covers(environment) && environment.dynamics == .sequential && seatCount == 2
      && isContest
  }

  /// How a state is copied for a look ahead: chance is drawn anew, and so is what the seat cannot see.
  func copy(_ seed: Seed) -> CloneMode {
    if Survey.covers(environment) { return .exact }
    return environment.abilities.contains(.perfectInformation)
      ? .reseed(seed) : .resample(for: seat, seed)
  }

  /// The return halfway between the least and the greatest one; 0 when they are unbounded.
  var middle: Double { environment.returns.map { ($0.lowerBound + $0.upperBound) / 2 } ?? 0 }

  /// The place of a return between the least and the greatest one, from 0 to 1; nil when unbounded.
  func share(_ value: Double) -> Double? {
    guard let returns = environment.returns, returns.upperBound > returns.lowerBound else {
      return nil
    }
    return min(max((value - returns.lowerBound) / (returns.upperBound - returns.lowerBound), 0), 1)
  }
}
