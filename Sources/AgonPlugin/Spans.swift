// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// A span over a copy of a text that is never freed, for the static tables.
func permanentSpan(_ text: String) -> agon_span_t {
  let bytes = Array(text.utf8)
  guard !bytes.isEmpty else { return agon_span_t(data: nil, size: 0) }
  let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
  for (index, byte) in bytes.enumerated() {
    (copy + index).initialize(to: CChar(bitPattern: byte))
  }
  return agon_span_t(data: UnsafePointer(copy), size: UInt64(bytes.count))
}

extension agon_span_t {
  /// A copy of the bytes.
  var bytes: [UInt8] {
    guard let data, size > 0, let count = Int(exactly: size) else { return [] }
    return Array(UnsafeRawBufferPointer(start: data, count: count))
  }

  /// The text that the bytes are; nil when they are no UTF-8.
  var text: String? { String(validating: bytes, as: UTF8.self) }
}

extension UnsafePointer<agon_sink_t> {
  /// Writes bytes to the sink.
  func write(_ bytes: [UInt8]) throws(Fault) {
    let answer = bytes.withUnsafeBytes {
      pointee.write?(pointee.context, $0.baseAddress, UInt64($0.count)) ?? 0
    }
    if answer != 0 { throw Fault(AGON_BUDGET_EXHAUSTED, "The sink takes no more.") }
  }

  /// Writes a text to the sink.
  func write(_ text: String) throws(Fault) { try write(Array(text.utf8)) }
}
