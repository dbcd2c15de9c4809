// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// A call that fails: its status and the sentence that says why.
struct Fault: Error {
  let status: agon_status_t
  let sentence: String

  init(_ status: agon_status_t, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  /// A box that was made of the abstract class.
  static let notOverridden = Fault(AGON_INTERNAL, "The bridge lacks this call.")

  /// A pointer that the ABI requires and the host left out.
  static let nullArgument = Fault(AGON_INVALID_ARGUMENT, "A pointer is missing.")

  /// Writes the sentence where the host reads it, cut between characters at the capacity.
  func write(to error: UnsafeMutablePointer<agon_error_t>?) {
    guard let error, let offset = MemoryLayout<agon_error_t>.offset(of: \.message) else { return }
    error.pointee.code = status
    var bytes: [UInt8] = []
    for character in sentence {
      let more = Array(String(character).utf8)
      if bytes.count + more.count >= Int(AGON_ERROR_CAPACITY) { break }
      bytes += more
    }
    bytes.append(0)
    (UnsafeMutableRawPointer(error) + offset).copyMemory(from: bytes, byteCount: bytes.count)
  }
}

/// Runs the body of a call and turns what it throws into a status and a sentence.
func answer(
  to place: UnsafeMutablePointer<agon_error_t>? = nil, _ body: () throws(Fault) -> Void
) -> agon_status_t {
  do throws(Fault) {
    try body()
    return AGON_OK
  } catch {
    error.write(to: place)
    return error.status
  }
}
