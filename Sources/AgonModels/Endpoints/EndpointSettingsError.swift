// SPDX-License-Identifier: Apache-2.0

/// Settings from which no endpoint can be made.
package struct EndpointSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The endpoint and, where one is to blame, the key, such as `work.url`.
  package let place: String
  /// What is wrong and what to do, as one sentence, without secrets.
  package let detail: String

  /// Makes an error.
  package init(place: String, detail: String) {
    self.place = place
    self.detail = detail
  }

  /// The place and the sentence.
  package var description: String { "endpoint \(place): \(detail)" }
}
