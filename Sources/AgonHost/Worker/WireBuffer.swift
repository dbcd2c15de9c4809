// SPDX-License-Identifier: Apache-2.0

/// Bytes of a frame, kept from one frame to the next so that nothing is allocated between them.
///
/// Used by one thread at a time.
final class WireBuffer {
  /// The bytes; `count` of them are in use.
  private(set) var base: UnsafeMutableRawPointer
  private(set) var capacity: Int
  /// Number of bytes in use.
  private(set) var count = 0

  init(capacity: Int = 4096) {
    base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    self.capacity = capacity
  }

  deinit { base.deallocate() }

  /// Takes `size` bytes into use and gives their place, which the caller fills.
  @inline(__always)
  func take(_ size: Int) -> UnsafeMutableRawPointer {
    if count + size > capacity { grow(to: count + size) }
    let place = base + count
    count += size
    return place
  }

  /// Keeps the first bytes in use.
  func truncate(to size: Int) { count = min(count, size) }

  /// Forgets what is in use, and gives memory back when a large frame has passed.
  func clear() {
    count = 0
    if capacity > 1 << 20 {
      base.deallocate()
      capacity = 4096
      base = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    }
  }

  private func grow(to least: Int) {
    let larger = max(least, capacity * 2)
    let copy = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    copy.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = copy
    capacity = larger
  }

  /// Appends a number.
  @inline(__always)
  func put(_ number: UInt32) { take(4).storeBytes(of: number, as: UInt32.self) }

  /// Appends a number.
  @inline(__always)
  func put(_ number: Int32) { put(UInt32(bitPattern: number)) }

  /// Appends a number.
  @inline(__always)
  func put(_ number: UInt64) { take(8).storeBytes(of: number, as: UInt64.self) }

  /// Appends a number.
  @inline(__always)
  func put(_ number: Int64) { put(UInt64(bitPattern: number)) }

  /// Appends the size of some bytes, and the bytes.
  func put(_ bytes: UnsafeRawBufferPointer) {
    put(UInt32(clamping: bytes.count))
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    take(bytes.count).copyMemory(from: source, byteCount: bytes.count)
  }

  /// Appends the size of some bytes, and the bytes.
  func put(_ bytes: [UInt8]) { bytes.withUnsafeBytes { put($0) } }

  /// Appends the size of a text in UTF-8, and the text.
  func put(_ text: String) {
    var text = text
    text.withUTF8 { put(UnsafeRawBufferPointer($0)) }
  }

  /// Overwrites a number that has been put already.
  func replace(at offset: Int, _ number: UInt32) {
    (base + offset).storeBytes(of: number, as: UInt32.self)
  }
}
