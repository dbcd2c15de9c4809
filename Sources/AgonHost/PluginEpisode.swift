// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import CAgonHost
internal import Glibc

/// An episode of a plugin in this process.
///
/// Used by one thread at a time.
final class PluginEpisode: Episode {
  let environment: PluginEnvironment
  let handle: OpaquePointer
  private let table: UnsafePointer<agon_environment_table_t>
  /// Number of seats, from 1 to 64; constant in an episode.
  let seatCount: Int

  /// Takes over what a plugin made.
  init(of environment: PluginEnvironment, made handle: OpaquePointer?, by call: String)
    throws(EnvironmentError)
  {
    guard let handle else {
      throw brokenAnswer("\(environment.descriptor.id).\(call)", "It made no episode.")
    }
    var progress = agon_progress_t()
    progress.struct_size = UInt32(MemoryLayout<agon_progress_t>.size)
    let status = environment.table.pointee.progress(handle, &progress)
    guard status >= AGON_OK, (1...64).contains(progress.seat_count) else {
      environment.table.pointee.end(handle)
      throw brokenAnswer(
        "\(environment.descriptor.id).progress",
        "It gave status \(status) and \(progress.seat_count) seats for a new episode.")
    }
    self.environment = environment
    self.handle = handle
    table = environment.table
    seatCount = Int(progress.seat_count)
  }

  deinit { table.pointee.end(handle) }

  /// The handle, for the extensions that only call.
  var lent: LentEpisode {
    LentEpisode(handle: handle, environment: environment.descriptor.id, owner: self)
  }

  /// The environment and a call, for errors.
  func place(_ call: String) -> String { "\(environment.descriptor.id).\(call)" }

  var progress: Progress {
    let report = report
    let turn: Progress.Turn =
      switch report.seat_to_act {
      case 0..<Int32(seatCount): .seat(Seat(Int(report.seat_to_act)))
      case AGON_SEAT_CHANCE: .chance
      case AGON_SEAT_SIMULTANEOUS: .simultaneous
      default: .nobody
      }
    return Progress(
      phase: Progress.Phase(rawValue: report.phase) ?? .truncated, turn: turn,
      seatCount: seatCount, actionCount: Int(report.turn), acting: report.acting,
      legalCount: Int(clamping: report.legal_count))
  }

  @inline(__always)
  var seatToAct: Seat? {
    let number = Int(report.seat_to_act)
    return number >= 0 && number < seatCount ? Seat(number) : nil
  }

  /// What the plugin says of its progress.
  @inline(__always)
  private var report: agon_progress_t {
    var report = agon_progress_t()
    report.struct_size = UInt32(MemoryLayout<agon_progress_t>.size)
    _ = table.pointee.progress(handle, &report)
    return report
  }

  @inline(__always)
  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    // Most turns have no more legal actions than the turn before: then there is room for them.
    var count = try writeLegalActions(of: seat, to: &actions)
    if count > actions.count {
      guard count <= 1 << 24 else {
        throw brokenAnswer(place("legal_actions"), "It counts \(count) legal actions.")
      }
      actions.append(contentsOf: repeatElement(0, count: count - actions.count))
      count = min(try writeLegalActions(of: seat, to: &actions), count)
    }
    if count < actions.count { actions.removeLast(actions.count - count) }
  }

  /// Overwrites the elements with as many legal actions as there is room for, and tells how many
  /// there are.
  @inline(__always)
  private func writeLegalActions(
    of seat: Seat, to actions: inout [ActionID]
  ) throws(EnvironmentError) -> Int {
    var count: UInt64 = 0
    let status = actions.withUnsafeMutableBufferPointer { buffer in
      table.pointee.legal_actions(
        handle, UInt32(truncatingIfNeeded: seat.index), buffer.baseAddress, UInt64(buffer.count),
        &count)
    }
    guard status >= AGON_OK else { throw environmentError(status, place("legal_actions")) }
    return Int(clamping: count)
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    var name = ShortText()
    let status = name.fill { sink in
      table.pointee.action_name(handle, Int32(truncatingIfNeeded: seat.index), action, sink)
    }
    guard status >= AGON_OK else { throw environmentError(status, place("action_name")) }
    return name.text
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    var action: ActionID = 0
    do {
      try check(place("parse_action")) { error in
        withSpan(text) { span in
          table.pointee.parse_action(
            handle, UInt32(truncatingIfNeeded: seat.index), span, &action, error)
        }
      }
      return .legal(action)
    } catch {
      switch error.code {
      case .unparseableAction: return .unparseable(error.detail)
      case .illegalAction: return .illegal(action, error.detail)
      case .ambiguousAction: return .ambiguous(error.detail)
      default: throw error
      }
    }
  }

  @inline(__always)
  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    try check(place("apply")) { error in
      var action = agon_action_t(
        seat: Int32(truncatingIfNeeded: seat.index), kind: AGON_ACTION_ENUMERATED, id: action,
        to: 0, text: agon_span_t(data: nil, size: 0))
      return table.pointee.apply(handle, &action, 1, error)
    }
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    let texts = actions.map { entry -> [UInt8] in
      switch entry.action {
      case .enumerated: []
      case .text(let text): Array(text.utf8)
      case .tool(let call): Array(call.description.utf8)
      }
    }
    try check(place("apply")) { error in
      ActionSpans.lend(actions, texts) { pointer, count in
        table.pointee.apply(handle, pointer, count, error)
      }
    }
  }

  func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] {
    guard report.seat_to_act == AGON_SEAT_CHANCE else { return [] }
    guard let read = table.pointee.chance_outcomes else {
      throw brokenAnswer(
        place("chance_outcomes"), "Chance acts, but the plugin lists no outcomes.")
    }
    var ids = [Int64](repeating: 0, count: 64)
    var probabilities = [Double](repeating: 0, count: 64)
    while true {
      var count: UInt64 = 0
      let status = read(handle, &ids, &probabilities, UInt64(ids.count), &count)
      guard status >= AGON_OK else { throw environmentError(status, place("chance_outcomes")) }
      guard count <= 1 << 24 else {
        throw brokenAnswer(place("chance_outcomes"), "It counts \(count) outcomes.")
      }
      if count <= ids.count {
        guard probabilities[..<Int(count)].allSatisfy(\.isFinite) else {
          throw notFinite(place("chance_outcomes"))
        }
        return (0..<Int(count)).map { ChanceOutcome(id: ids[$0], probability: probabilities[$0]) }
      }
      ids = [Int64](repeating: 0, count: Int(count))
      probabilities = [Double](repeating: 0, count: Int(count))
    }
  }

  func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String {
    var name = ShortText()
    let status = name.fill { sink in
      table.pointee.action_name(handle, AGON_SEAT_CHANCE, outcome, sink)
    }
    guard status >= AGON_OK else { throw environmentError(status, place("action_name")) }
    return name.text
  }

  func apply(chance outcome: ActionID) throws(EnvironmentError) {
    try check(place("apply")) { error in
      var action = agon_action_t(
        seat: AGON_SEAT_CHANCE, kind: AGON_ACTION_ENUMERATED, id: outcome, to: 0,
        text: agon_span_t(data: nil, size: 0))
      return table.pointee.apply(handle, &action, 1, error)
    }
  }

  func rewards() throws(EnvironmentError) -> [Double] {
    try numbers("rewards", table.pointee.rewards)
  }

  func returns() throws(EnvironmentError) -> [Double] {
    try numbers("returns", table.pointee.returns)
  }

  private func numbers(
    _ call: String,
    _ read: (OpaquePointer?, UnsafeMutablePointer<Double>?, UInt64) -> agon_status_t
  ) throws(EnvironmentError) -> [Double] {
    var status = AGON_OK
    var numbers = [Double](repeating: 0, count: seatCount)
    numbers.withUnsafeMutableBufferPointer { buffer in
      status = read(handle, buffer.baseAddress, UInt64(buffer.count))
    }
    guard status >= AGON_OK else { throw environmentError(status, place(call)) }
    guard numbers.allSatisfy(\.isFinite) else {
      throw notFinite(place(call))
    }
    return numbers
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    bytes.removeAll(keepingCapacity: true)
    try check(place("observe")) { error in
      withSink(to: &bytes) { sink in
        table.pointee.observe(
          handle, UInt32(truncatingIfNeeded: seat.index), view.rawValue, media.rawValue, sink,
          error)
      }
    }
  }

  func outcome() throws(EnvironmentError) -> JSON {
    var bytes: [UInt8] = []
    try check(place("outcome")) { _ in
      withSink(to: &bytes) { table.pointee.outcome(handle, $0) }
    }
    guard let json = try? JSON(parsing: bytes), json.members != nil else {
      throw brokenAnswer(place("outcome"), "The outcome is no JSON object.")
    }
    return json
  }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    guard let clone = table.pointee.clone else {
      throw environmentError(AGON_UNSUPPORTED, place("clone"))
    }
    let (number, seat, seed) = mode.numbers
    var copy: OpaquePointer?
    try check(place("clone")) { error in
      clone(handle, number, seat, seed, &copy, error)
    }
    return try PluginEpisode(of: environment, made: copy, by: "clone")
  }

  func simulate(_ simulations: [Simulation]) throws(EnvironmentError) -> [SimulationReport] {
    let request = WireBuffer()
    SimulationCoding.write(simulations, to: request)
    var output = agon_output_t()
    output.limit = Int(AGON_WIRE_MOST_BYTES)
    defer { free(output.data) }
    var failure = agon_failure_t()
    let span = agon_span_t(
      data: UnsafePointer(request.base.assumingMemoryBound(to: CChar.self)),
      size: UInt64(request.count))
    let status = agon_simulate(table, handle, span, &output, &failure)
    guard status >= AGON_OK else {
      let call = place(failure.call.map { String(cString: $0) } ?? "simulate")
      let words = message(&failure.error)
      throw failure.breaks_abi != 0
        ? brokenAnswer(call, words) : environmentError(status, call, words)
    }
    var reader = WireReader(UnsafeRawBufferPointer(start: output.data, count: output.size))
    return try SimulationCoding.read(
      &reader, count: simulations.count, of: environment.descriptor.id)
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    guard let serialise = table.pointee.serialise else {
      throw environmentError(AGON_UNSUPPORTED, place("serialise"))
    }
    bytes.removeAll(keepingCapacity: true)
    try check(place("serialise")) { error in
      withSink(to: &bytes) { serialise(handle, $0, error) }
    }
  }

  var positionKey: UInt64? {
    let key = table.pointee.position_key(handle)
    return key == 0 ? nil : key
  }

  var facts: (any FactChecker)? {
    environment.extensions.facts.map { PluginFacts(table: $0, episode: lent) }
  }

  var oracle: (any Oracle)? {
    environment.extensions.oracle.map {
      PluginOracle(table: $0, episode: lent, legalCount: progress.legalCount)
    }
  }

  var editor: (any StateEditor)? {
    environment.extensions.edits.map { PluginEditor(table: $0, episode: self) }
  }

  var symmetry: (any Symmetry)? {
    environment.extensions.symmetry.map { PluginSymmetry(table: $0, episode: self) }
  }
}
