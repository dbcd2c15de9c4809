// SPDX-License-Identifier: Apache-2.0

/// What an `agon_episode_t` points at: one episode of rules of some type.
class EpisodeBox {
  /// Number of seats.
  let seats: Int
  /// Number of turns so far, those of chance included.
  var turns = 0
  /// Who acts, or how it ended.
  var turn: Turn

  init(seats: Int, turn: Turn) {
    self.seats = seats
    self.turn = turn
  }

  /// The legal actions of a seat, ascending; none when it does not act.
  func legalActions(of seat: Int) -> [Int] { [] }
  /// What chance may do, by ascending number.
  func chanceOutcomes() throws(Fault) -> [ChanceOutcome] { throw .notOverridden }
  /// The name of an action of a seat.
  func name(of action: Int) throws(Fault) -> String { throw .notOverridden }
  /// The name of an outcome of chance.
  func name(ofChance outcome: Int) throws(Fault) -> String { throw .notOverridden }
  /// The one action that a text means, with a fault when it cannot be played.
  func read(_ text: String, by seat: Int) throws(Fault) -> (action: Int, fault: Fault?) {
    throw .notOverridden
  }
  /// Applies the actions of all acting seats, by seat.
  func apply(_ actions: [(seat: Int, action: Int)]) throws(Fault) { throw .notOverridden }
  /// Applies an outcome of chance.
  func apply(chance outcome: Int) throws(Fault) { throw .notOverridden }
  /// One reward a seat for the last turn.
  func rewards() throws(Fault) -> [Double] { throw .notOverridden }
  /// One return a seat so far.
  func returns() throws(Fault) -> [Double] { throw .notOverridden }
  /// An observation.
  func observe(_ view: View, as form: ObservationForm) throws(Fault) -> String {
    throw .notOverridden
  }
  /// How it ended, beside the reason.
  func ending() -> [(key: String, value: JSONValue)] { [] }
  /// A perfect copy.
  func copy() throws(Fault) -> EpisodeBox { throw .notOverridden }
  /// Replaces the generator of future chance, where there is one.
  func reseed(_ seed: UInt64) {}
  /// Draws anew what a seat cannot see.
  func resample(unseenBy seat: Int, seed: UInt64) throws(Fault) { throw .notOverridden }
  /// The bytes from which it can be restored.
  func serialise() -> [UInt8] { [] }
  /// The hash of the position; 0 when it has none.
  func positionKey() -> UInt64 { 0 }
}
