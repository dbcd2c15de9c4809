// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// An episode of one type of rules: the state, and the record that it follows from.
final class RulesEpisode<R: Rules>: EpisodeBox {
  private var state: R
  private let facts: Facts
  private var record: EpisodeRecord
  /// The returns before the last turn.
  private var before: [Double]
  /// The legal actions of seats that have been asked for in this state.
  private var legal: [Int: [Int]] = [:]

  init(_ state: R, facts: Facts, record: EpisodeRecord) {
    self.state = state
    self.facts = facts
    self.record = record
    before = state.returns
    super.init(seats: record.seats, turn: state.turn)
  }

  /// The seats that act now, ascending.
  private var acting: [Int] {
    switch turn {
    case .seat(let seat): [seat]
    case .simultaneous(let seats): seats.sorted()
    case .chance, .ended, .truncated: []
    }
  }

  override func legalActions(of seat: Int) -> [Int] {
    if let known = legal[seat] { return known }
    let actions = acting.contains(seat) ? state.legalActions(of: seat).sorted() : []
    legal[seat] = actions
    return actions
  }

  override func chanceOutcomes() throws(Fault) -> [ChanceOutcome] {
    guard turn == .chance else { throw Fault(AGON_WRONG_PHASE, "Chance does not act now.") }
    let outcomes = state.chanceOutcomes().sorted { $0.id < $1.id }
    guard !outcomes.isEmpty else {
      throw Fault(AGON_INTERNAL, "Chance acts, but the rules list no outcome.")
    }
    return outcomes
  }

  override func name(of action: Int) throws(Fault) -> String {
    guard state.actions.contains(action) else {
      throw Fault(AGON_INVALID_ARGUMENT, "There is no action \(action).")
    }
    return state.name(of: action)
  }

  override func name(ofChance outcome: Int) throws(Fault) -> String {
    state.name(ofChance: outcome)
  }

  override func read(_ text: String, by seat: Int) throws(Fault) -> (action: Int, fault: Fault?) {
    guard (0..<seats).contains(seat) else {
      throw Fault(AGON_INVALID_ARGUMENT, "There is no seat \(seat).")
    }
    let possible = state.actions(meantBy: text, of: seat)
    let legal = legalActions(of: seat)
    guard let action = possible.first else {
      throw Fault(AGON_UNPARSEABLE_ACTION, "This is no action. \(listing(legal))")
    }
    guard possible.allSatisfy({ $0 == action }) else {
      let names = possible.map { state.name(of: $0) }.joined(separator: ", ")
      throw Fault(AGON_AMBIGUOUS_ACTION, "This may mean several actions: \(names).")
    }
    if legal.contains(action) { return (action, nil) }
    let sentence = "\(state.name(of: action)) is not legal now. \(listing(legal))"
    return (action, Fault(AGON_ILLEGAL_ACTION, sentence))
  }

  private func listing(_ legal: [Int]) -> String {
    guard !legal.isEmpty else { return "The seat does not act now." }
    let names = legal.prefix(32).map { state.name(of: $0) }.joined(separator: ", ")
    return "Legal now: \(names)\(legal.count > 32 ? ", ..." : "")."
  }

  override func apply(_ actions: [(seat: Int, action: Int)]) throws(Fault) {
    let acting = acting
    guard !acting.isEmpty else { throw Fault(AGON_WRONG_PHASE, "No seat acts now.") }
    let ordered = actions.sorted { $0.seat < $1.seat }
    guard ordered.map(\.seat) == acting else {
      let seats = acting.map(String.init).joined(separator: ", ")
      throw Fault(AGON_WRONG_PHASE, "One action is due of each seat that acts: \(seats).")
    }
    for (seat, action) in ordered where !legalActions(of: seat).contains(action) {
      let known = state.actions.contains(action)
      let name = known ? state.name(of: action) : "Action \(action)"
      throw Fault(
        AGON_ILLEGAL_ACTION, "\(name) is not legal now. \(listing(legalActions(of: seat)))")
    }
    change(recording: .actions(ordered)) { state in
      for (seat, action) in ordered { state.apply(action, by: seat) }
    }
  }

  override func apply(chance outcome: Int) throws(Fault) {
    guard try chanceOutcomes().contains(where: { $0.id == outcome && $0.probability > 0 }) else {
      throw Fault(AGON_ILLEGAL_ACTION, "Chance has no outcome \(outcome) here.")
    }
    change(recording: .chance(outcome)) { $0.apply(chance: outcome) }
  }

  private func change(recording event: EpisodeRecord.Event, _ body: (inout R) -> Void) {
    before = state.returns
    body(&state)
    record.events.append(event)
    turns += 1
    renew()
  }

  private func renew() {
    turn = state.turn
    legal.removeAll(keepingCapacity: true)
  }

  override func returns() throws(Fault) -> [Double] {
    let returns = state.returns
    guard returns.count == seats else {
      throw Fault(
        AGON_INTERNAL, "The rules gave \(returns.count) returns for \(seats) seats.")
    }
    return returns
  }

  override func rewards() throws(Fault) -> [Double] { zip(try returns(), before).map { $0 - $1 } }

  override func observe(_ view: View, as form: ObservationForm) throws(Fault) -> String {
    switch form {
    case .text: return state.text(for: view)
    case .json: return state.json(for: view).description
    case .svg:
      guard facts.hasPictures else {
        throw Fault(AGON_UNSUPPORTED, "\(facts.id) is seen as text or JSON.")
      }
      return state.svg(for: view)
    }
  }

  override func ending() -> [(key: String, value: JSONValue)] { state.ending }

  override func copy() throws(Fault) -> EpisodeBox {
    let copy = RulesEpisode(state, facts: facts, record: record)
    copy.before = before
    copy.turns = turns
    copy.legal = legal
    return copy
  }

  override func reseed(_ seed: UInt64) {
    guard facts.chance == .sampled else { return }
    state.reseed(seed)
    record.events.append(.reseeded(seed))
    renew()
  }

  override func resample(unseenBy seat: Int, seed: UInt64) throws(Fault) {
    guard (0..<seats).contains(seat) else {
      throw Fault(AGON_INVALID_ARGUMENT, "There is no seat \(seat).")
    }
    if facts.hasPerfectInformation { return reseed(seed) }
    var other = state
    guard other.resample(unseenBy: seat, seed: seed) else {
      throw Fault(AGON_UNSUPPORTED, "\(facts.id) cannot draw anew what a seat does not see.")
    }
    state = other
    record.events.append(.resampled(seat: seat, seed: seed))
    renew()
  }

  override func serialise() -> [UInt8] { record.bytes }

  override func positionKey() -> UInt64 {
    var key = PositionKey()
    state.add(to: &key)
    return key.value
  }
}
