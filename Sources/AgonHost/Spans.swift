// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The text of a span; bytes that are no UTF-8 become U+FFFD.
func text(_ span: agon_span_t) -> String {
  guard let data = span.data, span.size > 0 else { return "" }
  let bytes = UnsafeRawBufferPointer(start: data, count: Int(clamping: span.size))
  return String(decoding: bytes, as: UTF8.self)
}

/// Lends a text to a call as a span.
func withSpan<Result>(_ text: String, _ body: (agon_span_t) -> Result) -> Result {
  var text = text
  return text.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      body(agon_span_t(data: characters.baseAddress, size: UInt64(characters.count)))
    }
  }
}

/// Lends bytes to a call as a span.
func withSpan<Result>(_ bytes: [UInt8], _ body: (agon_span_t) -> Result) -> Result {
  bytes.withUnsafeBytes { raw in
    body(
      agon_span_t(
        data: raw.baseAddress?.assumingMemoryBound(to: CChar.self), size: UInt64(raw.count)))
  }
}

/// Lends a JSON value to a call as a span of its canonical text; nil becomes an empty span.
func withSpan<Result>(_ json: JSON?, _ body: (agon_span_t) -> Result) -> Result {
  withSpan(json?.description ?? "", body)
}

/// Lends an array to a call as a sink that appends to it.
@inline(__always)
func withSink(
  to bytes: inout [UInt8], _ body: (UnsafePointer<agon_sink_t>) -> agon_status_t
) -> agon_status_t {
  withUnsafeMutablePointer(to: &bytes) { target in
    var sink = agon_sink_t(
      context: target,
      write: { context, data, size in
        guard let context, let data, let size = Int(exactly: size) else { return size == 0 ? 0 : 1 }
        let target = context.assumingMemoryBound(to: [UInt8].self)
        let piece = UnsafeRawBufferPointer(start: data, count: size)
        target.pointee.append(contentsOf: piece)
        return 0
      })
    return withUnsafePointer(to: &sink, body)
  }
}

/// Lends an error to a call; throws what the plugin said when the call failed.
@inline(__always)
func check(
  _ place: @autoclosure () -> String,
  _ body: (UnsafeMutablePointer<agon_error_t>) -> agon_status_t
) throws(EnvironmentError) {
  let failure: EnvironmentError? = withUnsafeTemporaryAllocation(
    of: agon_error_t.self, capacity: 1
  ) { buffer in
    let error = buffer.baseAddress.unsafelyUnwrapped
    error.pointee.struct_size = UInt32(MemoryLayout<agon_error_t>.size)
    error.pointee.code = 0
    error.pointee.message.0 = 0
    let status = body(error)
    if status >= AGON_OK { return nil }
    return environmentError(status, place(), message(error))
  }
  if let failure { throw failure }
}

/// What was written into an error, up to the capacity or the first NUL.
func message(_ error: UnsafeMutablePointer<agon_error_t>) -> String {
  let offset = MemoryLayout<agon_error_t>.offset(of: \.message) ?? 0
  let start = UnsafeRawPointer(error) + offset
  let bytes = UnsafeRawBufferPointer(start: start, count: Int(AGON_ERROR_CAPACITY))
  return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
}

/// An answer that breaks the ABI.
func brokenAnswer(_ place: String, _ detail: String) -> EnvironmentError {
  EnvironmentError(code: .faulty, place: place, detail: detail, fault: .protocol)
}

/// A number that the ABI wants finite, and is not.
func notFinite(_ place: String) -> EnvironmentError {
  brokenAnswer(place, "It gave a number that is not finite.")
}

/// Gives a failed status the host's words where the plugin said nothing.
func environmentError(_ status: agon_status_t, _ place: String, _ message: String = "")
  -> EnvironmentError
{
  if status == AGON_NO_MEMORY {
    let words = "The plugin ran out of memory."
    return EnvironmentError(
      code: .faulty, place: place, detail: message.isEmpty ? words : message, fault: .memory)
  }
  let (code, words): (EnvironmentError.Code, String) =
    switch status {
    case AGON_UNSUPPORTED: (.unsupported, "The environment does not offer this.")
    case AGON_INVALID_ARGUMENT: (.invalidArgument, "The host passed an argument out of contract.")
    case AGON_UNPARSEABLE_ACTION: (.unparseableAction, "The text is no action.")
    case AGON_ILLEGAL_ACTION: (.illegalAction, "The rules refuse the action here.")
    case AGON_AMBIGUOUS_ACTION: (.ambiguousAction, "The text can be read as several actions.")
    case AGON_WRONG_PHASE: (.wrongPhase, "The call does not fit the episode's phase.")
    case AGON_INVALID_DATA: (.invalidData, "The data is corrupt or of another environment.")
    case AGON_BUDGET_EXHAUSTED: (.budgetExhausted, "The budget is used up.")
    case AGON_IO: (.faulty, "The plugin says that a service of the host failed; it uses none.")
    default: (.faulty, "The plugin failed with status \(status).")
    }
  return EnvironmentError(code: code, place: place, detail: message.isEmpty ? words : message)
}
