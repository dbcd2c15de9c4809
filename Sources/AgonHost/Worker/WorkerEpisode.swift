// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import CAgonHost

/// An episode of a plugin in a worker.
///
/// What callers asked of it between two changes comes along with the next change, so that a turn of play
/// costs one crossing. Used by one thread at a time.
final class WorkerEpisode: Episode {
  let environment: WorkerEnvironment
  let session: WorkerSession
  /// The number by which the worker knows it.
  let slot: UInt32
  private var state: WorkerState
  /// Parts that were asked for since the last change.
  private var asked: UInt32 = 0
  /// True until a copy changes.
  private var isFreshCopy: Bool

  /// What always comes along.
  private static let usual = AGON_WANT_LEGAL | AGON_WANT_CHANCE
  /// What may come along when it was asked for.
  private static let foreseeable =
    AGON_WANT_NAMES | AGON_WANT_RETURNS | AGON_WANT_REWARDS | AGON_WANT_KEY | AGON_WANT_BYTES

  private init(
    of environment: WorkerEnvironment, in session: WorkerSession, slot: UInt32, state: WorkerState,
    isCopy: Bool
  ) {
    self.environment = environment
    self.session = session
    self.slot = slot
    self.state = state
    isFreshCopy = isCopy
  }

  deinit { session.giveUp(slot, habits: isFreshCopy ? asked : nil) }

  /// Makes an episode by an operation whose results end with its state.
  ///
  /// - Parameter arguments: writes the arguments but for the last one; the number is that of the new
  ///   episode.
  /// - Parameter before: reads the results that come before the state.
  static func make(
    by operation: WireOperation, of environment: WorkerEnvironment, in session: WorkerSession,
    isCopy: Bool, _ arguments: (WireBuffer, UInt32) -> Void,
    before: (inout WireReader) -> Void = { _ in }
  ) throws(EnvironmentError) -> WorkerEpisode {
    let slot = session.takeSlot()
    let want = usual | (isCopy ? session.habits & foreseeable : 0)
    do throws(EnvironmentError) {
      let state = try session.perform(
        operation,
        { request in
          arguments(request, slot)
          request.put(want)
        },
        read: { reader throws(EnvironmentError) in
          before(&reader)
          var state = WorkerState()
          try state.take(&reader, of: environment.descriptor.id)
          return state
        })
      return WorkerEpisode(
        of: environment, in: session, slot: slot, state: state, isCopy: isCopy)
    } catch {
      session.giveUp(slot, habits: nil)
      throw error
    }
  }

  /// The episode, for the extensions that only ask.
  var lent: WorkerSlot { WorkerSlot(session: session, number: slot, owner: self) }

  /// The environment and a call, for errors.
  func place(_ call: String) -> String { "\(session.environment).\(call)" }

  var progress: Progress { state.progress }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    if state.legalActions(of: seat, into: &actions) { return }
    actions = try session.perform(
      .legal,
      { request in
        request.put(slot)
        request.put(UInt32(truncatingIfNeeded: seat.index))
      },
      read: { reader throws(EnvironmentError) in
        (0..<reader.count(ofSize: 8)).map { _ in reader.i64() }
      })
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    asked |= AGON_WANT_NAMES
    if let name = state.name(of: action, by: seat) { return name }
    do throws(EnvironmentError) {
      return try name(of: action, number: Int32(truncatingIfNeeded: seat.index))
    } catch {
      throw isListed(action, seat) ? refusal(error) : error
    }
  }

  func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String {
    try name(of: outcome, number: AGON_SEAT_CHANCE)
  }

  private func name(of action: ActionID, number: Int32) throws(EnvironmentError) -> String {
    try session.perform(
      .name,
      { request in
        request.put(slot)
        request.put(number)
        request.put(action)
      },
      read: { reader throws(EnvironmentError) in reader.text() })
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    try session.perform(
      .parse,
      { request in
        request.put(slot)
        request.put(UInt32(truncatingIfNeeded: seat.index))
        request.put(text)
      },
      read: { reader throws(EnvironmentError) in .legal(reader.i64()) },
      recover: { failure in
        let detail = environmentError(failure.status, "", failure.message).detail
        return switch failure.status {
        case _ where failure.breaksABI: nil
        case AGON_UNPARSEABLE_ACTION: .unparseable(detail)
        case AGON_ILLEGAL_ACTION: .illegal(failure.number, detail)
        case AGON_AMBIGUOUS_ACTION: .ambiguous(detail)
        default: nil
        }
      })
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    let isLegal = isListed(action, seat)
    do throws(EnvironmentError) {
      try apply(count: 1) { request in
        WorkerEpisode.put(request, Int32(truncatingIfNeeded: seat.index), action)
      }
    } catch {
      throw isLegal ? refusal(error) : error
    }
  }

  /// Whether the plugin listed an action as legal here.
  private func isListed(_ action: ActionID, _ seat: Seat) -> Bool {
    var listed: [ActionID] = []
    return state.legalActions(of: seat, into: &listed) && listed.contains(action)
  }

  /// What it means that the plugin refuses an action that it listed as legal: the agent did nothing wrong.
  private func refusal(_ error: EnvironmentError) -> EnvironmentError {
    if error.code == .faulty { return error }
    return session.fail(
      brokenAnswer(error.place, "It refuses an action that it lists as legal: \(error.detail)"))
  }

  func apply(chance outcome: ActionID) throws(EnvironmentError) {
    try apply(count: 1) { WorkerEpisode.put($0, AGON_SEAT_CHANCE, outcome) }
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    guard actions.count <= 64 else {
      throw environmentError(AGON_INVALID_ARGUMENT, place("apply"))
    }
    try apply(count: UInt32(clamping: actions.count)) { request in
      for (seat, action) in actions {
        let seat = Int32(truncatingIfNeeded: seat.index)
        switch action {
        case .enumerated(let id): WorkerEpisode.put(request, seat, id)
        case .text(let text): WorkerEpisode.put(request, seat, text, AGON_ACTION_TEXT)
        case .tool(let call): WorkerEpisode.put(request, seat, call.description, AGON_ACTION_TOOL)
        }
      }
    }
  }

  private static func put(_ request: WireBuffer, _ seat: Int32, _ action: ActionID) {
    request.put(seat)
    request.put(AGON_ACTION_ENUMERATED)
    request.put(action)
    request.put(UInt32(0))
  }

  private static func put(_ request: WireBuffer, _ seat: Int32, _ text: String, _ kind: Int32) {
    request.put(seat)
    request.put(kind)
    request.put(UInt64(0))
    request.put(text)
  }

  private func apply(count: UInt32, _ actions: (WireBuffer) -> Void) throws(EnvironmentError) {
    let before = state.progress.actionCount
    try session.perform(
      .apply,
      { request in
        request.put(slot)
        request.put(count)
        actions(request)
        request.put(WorkerEpisode.usual | asked & WorkerEpisode.foreseeable)
      },
      read: { reader throws(EnvironmentError) in
        try state.take(&reader, of: session.environment)
      })
    asked = 0
    isFreshCopy = false
    try checkPassage(from: before)
  }

  /// Refuses an episode that would never end: one whose turns do not pass, or are more than it declares.
  private func checkPassage(from before: Int) throws(EnvironmentError) {
    let turns = state.progress.actionCount
    guard turns > before else {
      throw session.fail(
        brokenAnswer(
          place("apply"), "It took an action, and counts \(turns) turns after \(before)."))
    }
    if isOn, let most = environment.descriptor.mostTurns, turns >= most {
      throw session.fail(
        brokenAnswer(
          place("progress"), "It goes on after \(turns) turns, and declares at most \(most)."))
    }
  }

  /// Has a part of the state come that did not come along.
  private func fetch(_ part: UInt32) throws(EnvironmentError) {
    asked |= part
    if state.has(part) { return }
    try session.perform(
      .state,
      { request in
        request.put(slot)
        request.put(part)
      },
      read: { reader throws(EnvironmentError) in
        try state.addPart(part, &reader, of: session.environment)
      })
  }

  func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] {
    guard state.progress.turn == .chance else { return [] }
    try fetch(AGON_WANT_CHANCE)
    return state.chanceOutcomes ?? []
  }

  func rewards() throws(EnvironmentError) -> [Double] {
    try fetch(AGON_WANT_REWARDS)
    return state.numbers(AGON_WANT_REWARDS) ?? []
  }

  func returns() throws(EnvironmentError) -> [Double] {
    try fetch(AGON_WANT_RETURNS)
    return state.numbers(AGON_WANT_RETURNS) ?? []
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    bytes = try session.perform(
      .observe,
      { request in
        request.put(slot)
        request.put(UInt32(truncatingIfNeeded: seat.index))
        request.put(view.rawValue)
        request.put(media.rawValue)
      },
      read: { reader throws(EnvironmentError) in Array(reader.span()) })
  }

  func outcome() throws(EnvironmentError) -> JSON {
    try fetch(AGON_WANT_OUTCOME)
    var bytes: [UInt8] = []
    _ = state.bytes(AGON_WANT_OUTCOME, into: &bytes)
    guard let json = try? JSON(parsing: bytes), json.members != nil else {
      throw session.fail(brokenAnswer(place("outcome"), "The outcome is no JSON object."))
    }
    return json
  }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    let (number, seat, seed) = mode.numbers
    return try WorkerEpisode.make(by: .clone, of: environment, in: session, isCopy: true) {
      request, newSlot in
      request.put(slot)
      request.put(newSlot)
      request.put(number)
      request.put(seat)
      request.put(seed)
    }
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    try fetch(AGON_WANT_BYTES)
    _ = state.bytes(AGON_WANT_BYTES, into: &bytes)
  }

  var positionKey: UInt64? {
    try? fetch(AGON_WANT_KEY)
    guard let key = state.key, key != 0 else { return nil }
    return key
  }

  func simulate(_ simulations: [Simulation]) throws(EnvironmentError) -> [SimulationReport] {
    return try session.perform(
      .simulate, extra: WorkerEpisode.patience(for: simulations),
      { request in
        request.put(slot)
        let size = request.count
        request.put(UInt32(0))
        SimulationCoding.write(simulations, to: request)
        request.replace(at: size, UInt32(clamping: request.count - size - 4))
      },
      read: { reader throws(EnvironmentError) in
        var reports = WireReader(reader.span())
        return try SimulationCoding.read(
          &reports, count: simulations.count, of: session.environment)
      })
  }

  /// What a list of simulations may take beyond a usual call: 20 ms a random game and 1 ms a step, where a
  /// state is taken to have 32 actions.
  private static func patience(for simulations: [Simulation]) -> Duration {
    let milliseconds = simulations.reduce(0.0) { sum, simulation in
      let games = Double(max(0, simulation.playouts))
      let branches = simulation.branches ? 32.0 : 0
      return sum + Double(simulation.path.count) + branches
        + 20 * (games + branches * Double(max(0, simulation.playoutsPerAction)))
    }
    return .milliseconds(min(milliseconds, 1e9))
  }

  var facts: (any FactChecker)? {
    environment.has(AGON_HAS_FACTS) ? WorkerFacts(episode: lent) : nil
  }

  var oracle: (any Oracle)? { environment.has(AGON_HAS_ORACLE) ? WorkerOracle(episode: lent) : nil }

  var editor: (any StateEditor)? {
    environment.has(AGON_HAS_EDITS) ? WorkerEditor(episode: self) : nil
  }

  var symmetry: (any Symmetry)? {
    environment.has(AGON_HAS_SYMMETRY) ? WorkerSymmetry(episode: self) : nil
  }
}
