// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// A text that a plugin writes, held without an allocation while it is short.
struct ShortText {
  private var inline = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
  private var count = 0
  private var overflow: [UInt8]?

  /// Lends itself to a call as a sink.
  mutating func fill(_ body: (UnsafePointer<agon_sink_t>) -> agon_status_t) -> agon_status_t {
    withUnsafeMutablePointer(to: &self) { target in
      var sink = agon_sink_t(
        context: target,
        write: { context, data, size in
          guard let context, let data, let size = Int(exactly: size) else {
            return size == 0 ? 0 : 1
          }
          context.assumingMemoryBound(to: ShortText.self).pointee
            .append(UnsafeRawBufferPointer(start: data, count: size))
          return 0
        })
      return withUnsafePointer(to: &sink, body)
    }
  }

  /// What has been written; bytes that are no UTF-8 become U+FFFD.
  var text: String {
    if let overflow { return String(decoding: overflow, as: UTF8.self) }
    return withUnsafeBytes(of: inline) { bytes in
      String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }

  private mutating func append(_ piece: UnsafeRawBufferPointer) {
    if overflow == nil, count + piece.count <= 32 {
      let start = count
      withUnsafeMutableBytes(of: &inline) { bytes in
        UnsafeMutableRawBufferPointer(rebasing: bytes[start...]).copyMemory(from: piece)
      }
      count += piece.count
      return
    }
    if overflow == nil {
      overflow = withUnsafeBytes(of: inline) { Array($0.prefix(count)) }
    }
    overflow?.append(contentsOf: piece)
  }
}
