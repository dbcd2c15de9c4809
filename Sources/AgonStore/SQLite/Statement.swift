// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import GRDBSQLite

/// A prepared statement on a raw connection.
///
/// Used on the connection's queue only.
///
/// Short texts and digests are copied to a buffer of the statement, which SQLite then reads in
/// place: binding costs no allocation. Such a binding lasts for one run, that of a number until it
/// is replaced. Texts keep their NULs.
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 8)
  private var used = 0
  private var bindingCode = SQLITE_OK
  /// Parameters, as bits, that are bound to the buffer now, and that were in an earlier run.
  private var buffered: UInt64 = 0
  private var stale: UInt64 = 0

  /// Prepares a statement to be used many times.
  init(_ sql: String, on connection: OpaquePointer) throws(SQLiteFailure) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw SQLiteFailure(code: code, of: connection)
    }
    self.handle = handle
    self.connection = connection
  }

  deinit {
    sqlite3_finalize(handle)
    buffer.deallocate()
  }

  /// Goes to the next row; false when there is none.
  @inline(__always)
  func step() throws(SQLiteFailure) -> Bool {
    precondition(stale == 0, "A text or digest must be bound for each run.")
    guard bindingCode == SQLITE_OK else { throw failed(bindingCode) }
    let code = sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw failed(code) }
    return false
  }

  /// Runs to the end, and makes ready for the next use.
  @inline(__always)
  func run() throws(SQLiteFailure) {
    while try step() {}
    reset()
  }

  /// Makes ready for the next use.
  @inline(__always)
  func reset() {
    sqlite3_reset(handle)
    used = 0
    stale |= buffered
    buffered = 0
  }

  private func failed(_ code: Int32) -> SQLiteFailure {
    let failure = SQLiteFailure(code: code, of: connection)
    bindingCode = SQLITE_OK
    reset()
    return failure
  }
}

extension Statement {
  /// Binds an integer to a parameter, from 1.
  @inline(__always)
  func bind(_ value: Int64, at place: Int32) {
    note(sqlite3_bind_int64(handle, place, value), place)
  }

  /// Binds an integer.
  @inline(__always)
  func bind(_ value: Int, at place: Int32) { bind(Int64(value), at: place) }

  /// Binds an integer or NULL.
  @inline(__always)
  func bind(_ value: Int64?, at place: Int32) {
    if let value { bind(value, at: place) } else { bindNull(at: place) }
  }

  /// Binds a decimal number; a number that is none becomes NULL.
  @inline(__always)
  func bind(_ value: Double, at place: Int32) {
    note(sqlite3_bind_double(handle, place, value), place)
  }

  /// Binds a decimal number or NULL.
  func bind(_ value: Double?, at place: Int32) {
    if let value { bind(value, at: place) } else { bindNull(at: place) }
  }

  /// Binds NULL.
  @inline(__always)
  func bindNull(at place: Int32) { note(sqlite3_bind_null(handle, place), place) }

  /// Binds a duration in microseconds.
  @inline(__always)
  func bind(_ value: Duration, at place: Int32) { bind(value.microseconds, at: place) }

  /// Binds a text or NULL.
  @inline(__always)
  func bind(_ text: String?, at place: Int32) {
    guard var text else { return bindNull(at: place) }
    text.withUTF8 { bind(UnsafeRawBufferPointer($0), asText: true, at: place) }
  }

  /// Binds bytes.
  func bind(_ bytes: [UInt8], at place: Int32) {
    bytes.withUnsafeBytes { bind($0, asText: false, at: place) }
  }

  /// Binds the 32 bytes of a digest.
  @inline(__always)
  func bind(_ digest: Digest, at place: Int32) {
    let start = reserve(32)
    let target = start ?? UnsafeMutableRawPointer.allocate(byteCount: 32, alignment: 8)
    for index in 0..<8 {
      target.storeBytes(of: digest.words[index].bigEndian, toByteOffset: 4 * index, as: UInt32.self)
    }
    let lifetime = start == nil ? Self.copied : nil
    note(
      sqlite3_bind_blob(handle, place, target, 32, lifetime), place, isBuffered: start != nil)
    if start == nil { target.deallocate() }
  }

  @inline(__always)
  private func bind(_ bytes: UnsafeRawBufferPointer, asText: Bool, at place: Int32) {
    guard let source = bytes.baseAddress, bytes.count > 0 else {
      note(
        asText
          ? sqlite3_bind_text(handle, place, "", 0, Self.copied)
          : sqlite3_bind_zeroblob(handle, place, 0), place)
      return
    }
    var start = source
    var lifetime = Self.copied
    if let target = reserve(bytes.count) {
      target.copyMemory(from: source, byteCount: bytes.count)
      start = UnsafeRawPointer(target)
      lifetime = nil
    }
    let size = UInt64(bytes.count)
    if asText {
      let text = start.assumingMemoryBound(to: CChar.self)
      note(
        sqlite3_bind_text64(handle, place, text, size, lifetime, UInt8(SQLITE_UTF8)), place,
        isBuffered: lifetime == nil)
    } else {
      note(
        sqlite3_bind_blob64(handle, place, start, size, lifetime), place,
        isBuffered: lifetime == nil)
    }
  }

  /// Room in the buffer until the next reset; nil when it is used up.
  @inline(__always)
  private func reserve(_ count: Int) -> UnsafeMutableRawPointer? {
    guard used + count <= buffer.count else { return nil }
    defer { used += count + 7 & ~7 }
    return buffer.baseAddress! + used
  }

  @inline(__always)
  private func note(_ code: Int32, _ place: Int32, isBuffered: Bool = false) {
    let bit: UInt64 = 1 << UInt64(place)
    stale &= ~bit
    if isBuffered { buffered |= bit } else { buffered &= ~bit }
    if code != SQLITE_OK { bindingCode = code }
  }

  /// Tells SQLite to copy what is bound.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
}

extension Statement {
  /// Whether a column, from 0, is NULL.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The integer of a column.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// The number of a column, as `Int`.
  func count(_ column: Int32) -> Int { Int(integer(column)) }

  /// The integer of a column, or nil.
  func integerIfAny(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  /// The decimal number of a column.
  func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  /// The decimal number of a column, or nil.
  func doubleIfAny(_ column: Int32) -> Double? { isNull(column) ? nil : double(column) }

  /// The microseconds of a column.
  func duration(_ column: Int32) -> Duration { .microseconds(integer(column)) }

  /// The text of a column with its NULs; empty for NULL.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The text of a column, or nil.
  func textIfAny(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a column, text or blob.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// The digest of a column; nil when it does not hold 32 bytes.
  func digest(_ column: Int32) -> Digest? {
    guard let start = sqlite3_column_blob(handle, column),
      sqlite3_column_bytes(handle, column) == 32
    else { return nil }
    return Digest(bytes: UnsafeRawBufferPointer(start: start, count: 32))
  }
}

extension Duration {
  /// Whole microseconds, rounded towards zero.
  var microseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }
}
