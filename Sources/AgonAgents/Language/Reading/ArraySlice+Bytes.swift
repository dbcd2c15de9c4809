// SPDX-License-Identifier: Apache-2.0

extension ArraySlice<UInt8> {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// Without blanks and line ends at both ends.
  var trimmed: ArraySlice<UInt8> { trimmed { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  /// Without bytes at both ends that meet a condition.
  func trimmed(_ isDropped: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = startIndex
    var end = endIndex
    while start < end, isDropped(self[start]) { start += 1 }
    while end > start, isDropped(self[end - 1]) { end -= 1 }
    return self[start..<end]
  }

  /// Where a byte stands first, or nil.
  func index(of byte: UInt8) -> Int? {
    withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count, buffer[index] != byte { index += 1 }
      return index < buffer.count ? startIndex + index : nil
    }
  }

  /// Whether the bytes begin with a text.
  func begins(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where self[startIndex + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The lines, each without its end.
  func forEachLine(_ body: (ArraySlice<UInt8>) -> Void) {
    var rest = self
    while !rest.isEmpty {
      let end = rest.index(of: 0x0A) ?? rest.endIndex
      body(rest[rest.startIndex..<end])
      rest = end < rest.endIndex ? rest[(end + 1)...] : rest[end...]
    }
  }

  /// The one line that is not blank, without blanks around it; nil when there are none or several.
  var onlyLine: ArraySlice<UInt8>? {
    let content = trimmed
    return content.isEmpty || content.index(of: 0x0A) != nil ? nil : content
  }
}
