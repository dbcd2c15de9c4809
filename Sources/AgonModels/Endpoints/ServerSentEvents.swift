// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of server-sent events into the contents of its events, wherever the pieces are cut.
///
/// Lines end in LF, CR or both; comments, ids and names are passed over, since the contents of both
/// protocols say what they are.
struct ServerSentEvents: Sendable {
  private var line: [UInt8] = []
  private var content: [UInt8] = []
  private var hasContent = false
  private var wasReturn = false
  private var isFirst = true

  /// Bytes of the event that is still being read.
  var pending: Int { line.count + content.count }

  /// Takes a piece of the stream and hands out the contents of the events that end in it.
  mutating func take<Fault: Error>(
    _ bytes: UnsafeRawBufferPointer, each body: ([UInt8]) throws(Fault) -> Void
  ) throws(Fault) {
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      let isSecondOfTwo = byte == 0x0A && wasReturn && index == start && line.isEmpty
      wasReturn = byte == 0x0D
      if !isSecondOfTwo {
        line.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
        try endLine(body)
      }
      start = index + 1
    }
    if start < bytes.count {
      wasReturn = false
      line.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }
  }

  private mutating func endLine<Fault: Error>(
    _ body: ([UInt8]) throws(Fault) -> Void
  ) throws(Fault) {
    defer { line.removeAll(keepingCapacity: true) }
    if isFirst {
      isFirst = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    }
    guard !line.isEmpty else {
      guard hasContent else { return }
      hasContent = false
      defer { content.removeAll(keepingCapacity: true) }
      return try body(content)
    }
    guard line.starts(with: Self.field) else { return }
    var value = line[Self.field.count...]
    if value.isEmpty {
      // The field without a colon: an empty line of content.
    } else if value.first == UInt8(ascii: ":") {
      value = value.dropFirst()
      if value.first == 0x20 { value = value.dropFirst() }
    } else {
      return
    }
    if hasContent { content.append(0x0A) }
    content.append(contentsOf: value)
    hasContent = true
  }

  private static let field = Array("data".utf8)
}
