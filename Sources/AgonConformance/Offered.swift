// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a call gives; nil when the environment does not offer it.
func offered<Value>(
  or codes: Set<EnvironmentError.Code> = [], _ call: () throws -> Value
) throws -> Value? {
  do {
    return try call()
  } catch let error as EnvironmentError {
    if error.code == .unsupported || codes.contains(error.code) { return nil }
    throw error
  }
}
