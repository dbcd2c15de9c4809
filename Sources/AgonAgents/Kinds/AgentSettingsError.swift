// SPDX-License-Identifier: Apache-2.0

/// Settings from which no agent can be made.
package struct AgentSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault.
  package enum Code: Hashable, Sendable {
    case unknownKind, unknownKey, missingKey, wrongType, outOfRange, unknownModel, badTemplate
  }

  package let code: Code
  /// The agent and, where one is to blame, the key, such as `anna.temperature`.
  package let place: String
  /// What is wrong and what to do, as one sentence.
  package let detail: String

  /// Makes an error.
  package init(code: Code, place: String, detail: String) {
    self.code = code
    self.place = place
    self.detail = detail
  }

  /// The place and the sentence.
  package var description: String { "agent \(place): \(detail)" }
}
