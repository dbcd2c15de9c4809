// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon
internal import CAgonHost

/// Where an episode in a worker stands, with the parts that came along; it holds until the next change.
struct WorkerState {
  /// Where it stands.
  private(set) var progress = Progress(
    phase: .truncated, turn: .nobody, seatCount: 0, actionCount: 0, acting: 0, legalCount: 0)
  private var parts: UInt32 = 0
  private var bytes: [UInt8] = []
  /// Where each part begins in `bytes`, by the number of its bit.
  private var places = (0, 0, 0, 0, 0, 0, 0, 0)

  /// Whether a part came along.
  @inline(__always)
  func has(_ part: UInt32) -> Bool { parts & part != 0 }

  /// Puts a state from a reply in place of this one, after looking at all of it.
  mutating func take(_ reader: inout WireReader, of environment: String) throws(EnvironmentError) {
    let newParts = reader.u32()
    let seats = progress.seatCount
    progress = try WorkerState.progress(&reader, of: environment)
    guard seats == 0 || seats == progress.seatCount else {
      throw brokenAnswer(
        "\(environment).progress", "It counts \(progress.seatCount) seats, and \(seats) before.")
    }
    let start = reader.offset
    var names = 0
    for number in 0..<8 where newParts >> UInt32(number) & 1 != 0 {
      setPlace(number, reader.offset - start)
      let part: UInt32 = 1 << UInt32(number)
      try skip(part, &reader, &names, of: environment)
    }
    parts = reader.isCutShort ? 0 : newParts
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: reader.bytes(from: start))
  }

  /// Adds one part from a reply that repeats the state.
  mutating func addPart(_ part: UInt32, _ reader: inout WireReader, of environment: String)
    throws(EnvironmentError)
  {
    var other = WorkerState()
    try other.take(&reader, of: environment)
    guard other.has(part), other.progress == progress else {
      throw brokenAnswer(
        "\(environment).progress", "The episode changed while nobody applied an action.")
    }
    let number = part.trailingZeroBitCount
    let begin = bytes.count
    bytes += other.bytes
    setPlace(number, begin + other.place(number))
    parts |= part
  }

  private static func progress(_ reader: inout WireReader, of environment: String)
    throws(EnvironmentError) -> Progress
  {
    let phase = reader.i32()
    let acts = reader.i32()
    let seats = reader.u32()
    let turn = reader.i64()
    let acting = reader.u64()
    let legal = reader.u64()
    let place = "\(environment).progress"
    guard let phase = Progress.Phase(rawValue: phase) else {
      throw brokenAnswer(place, "It is in phase \(phase), which there is not.")
    }
    guard (1...64).contains(seats) else { throw brokenAnswer(place, "It counts \(seats) seats.") }
    guard seats == 64 || acting >> UInt64(seats) == 0 else {
      throw brokenAnswer(place, "Seats act beyond the number of seats.")
    }
    guard turn >= 0 else { throw brokenAnswer(place, "It counts \(turn) turns.") }
    let whose: Progress.Turn
    switch acts {
    case 0..<Int32(seats): whose = .seat(Seat(Int(acts)))
    case AGON_SEAT_CHANCE: whose = .chance
    case AGON_SEAT_SIMULTANEOUS: whose = .simultaneous
    case AGON_SEAT_NONE: whose = .nobody
    default: throw brokenAnswer(place, "It is the turn of seat \(acts), which there is not.")
    }
    return Progress(
      phase: phase, turn: whose, seatCount: Int(seats), actionCount: Int(turn), acting: acting,
      legalCount: Int(clamping: legal))
  }

  /// Looks at a part and goes behind it.
  private func skip(
    _ part: UInt32, _ reader: inout WireReader, _ names: inout Int, of environment: String
  ) throws(EnvironmentError) {
    switch part {
    case AGON_WANT_LEGAL:
      for _ in 0..<reader.count(ofSize: 8) {
        _ = reader.u32()
        let count = reader.count(ofSize: 8)
        _ = reader.bytes(count * 8)
        names += count
      }
    case AGON_WANT_NAMES:
      for _ in 0..<names where !reader.isCutShort {
        _ = reader.span()
      }
    case AGON_WANT_CHANCE:
      let count = reader.count(ofSize: 16)
      for _ in 0..<count {
        _ = reader.u64()
        guard reader.f64().isFinite else { throw notFinite("\(environment).chance_outcomes") }
      }
    case AGON_WANT_RETURNS, AGON_WANT_REWARDS:
      let call = part == AGON_WANT_RETURNS ? "returns" : "rewards"
      for _ in 0..<progress.seatCount {
        guard reader.f64().isFinite else { throw notFinite("\(environment).\(call)") }
      }
    case AGON_WANT_KEY: _ = reader.u64()
    default: _ = reader.span()
    }
  }

  private func reader(at part: UInt32, _ body: (inout WireReader) -> Void) {
    bytes.withUnsafeBytes { all in
      let begin = min(place(part.trailingZeroBitCount), all.count)
      var reader = WireReader(UnsafeRawBufferPointer(rebasing: all[begin...]))
      body(&reader)
    }
  }

  /// Puts a seat's legal actions in place of what `actions` holds; false when they did not come.
  func legalActions(of seat: Seat, into actions: inout [ActionID]) -> Bool {
    guard has(AGON_WANT_LEGAL) else { return false }
    var isThere = false
    reader(at: AGON_WANT_LEGAL) { reader in
      for _ in 0..<reader.count(ofSize: 8) {
        let isAsked = Int(reader.u32()) == seat.index
        let count = reader.count(ofSize: 8)
        let ids = reader.bytes(count * 8)
        guard isAsked else { continue }
        isThere = true
        actions.removeAll(keepingCapacity: true)
        for index in 0..<count {
          actions.append(ids.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
        }
        return
      }
    }
    return isThere
  }

  /// The name of a legal action; nil when it did not come.
  func name(of action: ActionID, by seat: Seat) -> String? {
    guard has(AGON_WANT_LEGAL), has(AGON_WANT_NAMES) else { return nil }
    var place: Int?
    var before = 0
    reader(at: AGON_WANT_LEGAL) { reader in
      for _ in 0..<reader.count(ofSize: 8) {
        let isAsked = Int(reader.u32()) == seat.index
        let count = reader.count(ofSize: 8)
        for index in 0..<count where reader.i64() == action && isAsked { place = before + index }
        before += count
      }
    }
    guard let place else { return nil }
    var name: String?
    reader(at: AGON_WANT_NAMES) { reader in
      for _ in 0..<place { _ = reader.span() }
      name = reader.text()
    }
    return name
  }

  /// What chance may do; nil when it did not come.
  var chanceOutcomes: [ChanceOutcome]? {
    guard has(AGON_WANT_CHANCE) else { return nil }
    var outcomes: [ChanceOutcome] = []
    reader(at: AGON_WANT_CHANCE) { reader in
      for _ in 0..<reader.count(ofSize: 16) {
        let id = reader.i64()
        outcomes.append(ChanceOutcome(id: id, probability: reader.f64()))
      }
    }
    return outcomes
  }

  /// One number a seat: returns or rewards; nil when they did not come.
  func numbers(_ part: UInt32) -> [Double]? {
    guard has(part) else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(progress.seatCount)
    reader(at: part) { reader in
      for _ in 0..<progress.seatCount { numbers.append(reader.f64()) }
    }
    return numbers
  }

  /// The position's key, where it came.
  var key: UInt64? {
    guard has(AGON_WANT_KEY) else { return nil }
    var key: UInt64 = 0
    reader(at: AGON_WANT_KEY) { key = $0.u64() }
    return key
  }

  /// Puts a part that is bytes in place of what `target` holds; false when it did not come.
  func bytes(_ part: UInt32, into target: inout [UInt8]) -> Bool {
    guard has(part) else { return false }
    target.removeAll(keepingCapacity: true)
    reader(at: part) { target.append(contentsOf: $0.span()) }
    return true
  }

  private func place(_ number: Int) -> Int {
    withUnsafeBytes(of: places) { $0.load(fromByteOffset: number * 8, as: Int.self) }
  }

  private mutating func setPlace(_ number: Int, _ place: Int) {
    withUnsafeMutableBytes(of: &places) {
      $0.storeBytes(of: place, toByteOffset: number * 8, as: Int.self)
    }
  }
}
