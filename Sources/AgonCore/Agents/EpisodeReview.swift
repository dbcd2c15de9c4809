// SPDX-License-Identifier: Apache-2.0

/// What one seat may know of an episode that has ended: its own turns, what it saw others do, and its return.
public struct EpisodeReview: Sendable {
  /// The rules.
  public let environment: any Environment
  /// The seat that looks back.
  public let seat: Seat
  /// Number of seats.
  public let seatCount: Int
  /// The seat's own turns with what was said in them, first one first.
  public let turns: [Turn]
  /// The actions that the seat may know, by name, oldest first, with their seats.
  public let history: [(seat: Seat, action: String)]
  /// What the seat sees at the end, as text; nil where the environment has no text.
  public let lastObservation: String?
  /// How the episode ended; the returns of other seats are the seat's to know at the end.
  public let outcome: Outcome
  /// The chance of looking back.
  public let seed: Seed

  /// Makes a review.
  public init(
    environment: any Environment, seat: Seat, seatCount: Int, turns: [Turn],
    history: [(seat: Seat, action: String)], lastObservation: String? = nil, outcome: Outcome,
    seed: Seed
  ) {
    self.environment = environment
    self.seat = seat
    self.seatCount = seatCount
    self.turns = turns
    self.history = history
    self.lastObservation = lastObservation
    self.outcome = outcome
    self.seed = seed
  }
}
