// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// What a worker tells of an operation that failed.
struct WireFailure {
  /// The plugin's status, below zero.
  let status: Int32
  /// True when the plugin's answer breaks the ABI.
  let breaksABI: Bool
  /// What a reading of an action still tells: its number.
  let number: Int64
  /// The function of the ABI that failed.
  let call: String
  /// What was said.
  let message: String

  init(_ reader: inout WireReader) {
    status = reader.i32()
    breaksABI = reader.u32() != 0
    number = reader.i64()
    call = reader.text()
    message = reader.text()
  }

  /// The failure as the host's error.
  func error(of environment: String, limits: WorkerLimits) -> EnvironmentError {
    let place = "\(environment).\(call)"
    if breaksABI { return brokenAnswer(place, message) }
    if status >= AGON_OK { return brokenAnswer(place, "It failed with status \(status).") }
    if status == AGON_NO_MEMORY {
      let words = "It ran out of its \(limits.memoryText) of memory."
      return EnvironmentError(
        code: .faulty, place: place, detail: message.isEmpty ? words : message, fault: .memory)
    }
    return environmentError(status, place, message)
  }
}
