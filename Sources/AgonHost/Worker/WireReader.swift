// SPDX-License-Identifier: Apache-2.0

/// Reads a frame of a sender who is not trusted.
///
/// A read beyond the end gives zeros and is remembered, so that one look at the end is enough. The bytes
/// must outlive the reader.
struct WireReader {
  private let base: UnsafeRawPointer
  private let end: Int
  /// How far it has read.
  private(set) var offset: Int
  /// True after a read beyond the end.
  private(set) var isCutShort = false

  init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
    end = bytes.count
    offset = 0
  }

  /// Number of bytes that are left.
  var remaining: Int { end - offset }

  /// The next bytes; none beyond the end.
  @inline(__always)
  mutating func bytes(_ size: Int) -> UnsafeRawBufferPointer {
    guard size >= 0, size <= end - offset else {
      isCutShort = true
      offset = end
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    let place = base + offset
    offset += size
    return UnsafeRawBufferPointer(start: place, count: size)
  }

  /// The bytes from a place up to where it has read.
  func bytes(from start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start, count: offset - start)
  }

  /// The next number.
  @inline(__always)
  mutating func u32() -> UInt32 {
    let bytes = bytes(4)
    return bytes.count == 4 ? bytes.loadUnaligned(as: UInt32.self) : 0
  }

  /// The next number.
  @inline(__always)
  mutating func i32() -> Int32 { Int32(bitPattern: u32()) }

  /// The next number.
  @inline(__always)
  mutating func u64() -> UInt64 {
    let bytes = bytes(8)
    return bytes.count == 8 ? bytes.loadUnaligned(as: UInt64.self) : 0
  }

  /// The next number.
  @inline(__always)
  mutating func i64() -> Int64 { Int64(bitPattern: u64()) }

  /// The next number.
  @inline(__always)
  mutating func f64() -> Double { Double(bitPattern: u64()) }

  /// The next text as bytes.
  mutating func span() -> UnsafeRawBufferPointer { bytes(Int(u32())) }

  /// The next text; bytes that are no UTF-8 become U+FFFD.
  mutating func text() -> String { String(decoding: span(), as: UTF8.self) }

  /// A number of things to come, each of at least `size` bytes; 0 where so many cannot come.
  mutating func count(ofSize size: Int) -> Int {
    let count = Int(u32())
    guard count <= remaining / size else {
      isCutShort = true
      return 0
    }
    return count
  }
}
