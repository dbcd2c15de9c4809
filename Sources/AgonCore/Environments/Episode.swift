// SPDX-License-Identifier: Apache-2.0

/// One run of an environment.
///
/// Synchronous, and used by one thread at a time.
public protocol Episode: AnyObject {
  /// Where it stands.
  var progress: Progress { get }

  /// The seat that acts alone now, or nil.
  var seatToAct: Seat? { get }

  /// Puts the seat's legal actions, ascending, in place of what `actions` holds; none when the seat does
  /// not act.
  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError)

  /// The short name of an action, unique among the seat's legal actions.
  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String

  /// Reads an action's text by the environment's own liberal grammar.
  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading

  /// Applies one seat's enumerated action. A refusal leaves no trace.
  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError)

  /// Applies the actions of all acting seats together. A refusal leaves no trace.
  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError)

  /// What chance may do now, by ascending number; empty where chance does not act.
  func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome]

  /// The short name of an outcome of chance.
  func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String

  /// Applies an outcome of chance. A refusal leaves no trace.
  func apply(chance outcome: ActionID) throws(EnvironmentError)

  /// Looks ahead in copies, as many times as asked; one report a simulation, in their order.
  func simulate(_ simulations: [Simulation]) throws(EnvironmentError) -> [SimulationReport]

  /// One reward a seat for the last action.
  func rewards() throws(EnvironmentError) -> [Double]

  /// One return a seat so far.
  func returns() throws(EnvironmentError) -> [Double]

  /// Puts an observation in place of what `bytes` holds.
  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)

  /// How the episode ended: an object with `reason`.
  func outcome() throws(EnvironmentError) -> JSON

  /// Makes an independent copy.
  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode

  /// Puts the serialised state in place of what `bytes` holds.
  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError)

  /// A hash of the position, equal for equal positions; nil when the environment has none.
  var positionKey: UInt64? { get }

  /// The ability to check claims, where the plugin has it.
  var facts: (any FactChecker)? { get }

  /// The ability to value actions, where the plugin has it.
  var oracle: (any Oracle)? { get }

  /// The ability to change states and to pass, where the plugin has it.
  var editor: (any StateEditor)? { get }

  /// The ability to map states by symmetry, where the plugin has it.
  var symmetry: (any Symmetry)? { get }
}

extension Episode {
  /// An observation as text; bytes that are no UTF-8 are replaced by U+FFFD.
  public func text(for seat: Seat, view: View = .seat, media: Media = .text)
    throws(EnvironmentError) -> String
  {
    var bytes: [UInt8] = []
    try observe(seat, view: view, media: media, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The seat's legal actions, ascending.
  public func legalActions(of seat: Seat) throws(EnvironmentError) -> [ActionID] {
    var actions: [ActionID] = []
    try legalActions(of: seat, into: &actions)
    return actions
  }

  /// The seat that acts alone now, or nil.
  public var seatToAct: Seat? {
    if case .seat(let seat) = progress.turn { seat } else { nil }
  }

  /// No outcome: chance never acts.
  public func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] { [] }

  /// Refused: chance never acts.
  public func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String {
    throw EnvironmentError(
      code: .unsupported, place: "action_name", detail: "Chance never acts here.")
  }

  /// Refused: chance never acts.
  public func apply(chance outcome: ActionID) throws(EnvironmentError) {
    throw EnvironmentError(
      code: .wrongPhase, place: "apply", detail: "Chance never acts here.")
  }

  /// The seats that act now, in order.
  public var actingSeats: [Seat] {
    let acting = progress.acting
    return (0..<64).filter { acting >> UInt64($0) & 1 == 1 }.map { Seat($0) }
  }

  /// True when neither rules nor limits have ended it.
  public var isOn: Bool { progress.phase == .play }
}
