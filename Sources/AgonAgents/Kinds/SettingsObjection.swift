// SPDX-License-Identifier: Apache-2.0

/// A setting of an agent that an environment of its arena cannot serve.
package struct SettingsObjection: Hashable, Sendable {
  /// The key of the settings.
  package let key: String
  /// The element of the key's list that is to blame, from 0; nil for the whole value.
  package let element: Int?
  /// What is wrong, as a clause.
  package let detail: String
  /// The word that cannot be served.
  package let word: String
  /// The words that can be served.
  package let candidates: [String]
}
