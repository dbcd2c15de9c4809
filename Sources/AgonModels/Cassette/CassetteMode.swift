// SPDX-License-Identifier: Apache-2.0

/// What is done with a cassette.
package enum CassetteMode: String, Hashable, Sendable, CaseIterable {
  /// What is there is replayed; the rest is asked and kept.
  case auto
  /// All is asked and kept, into a cassette that is new or empty.
  case record
  /// All is replayed; nothing is asked.
  case replay
}
