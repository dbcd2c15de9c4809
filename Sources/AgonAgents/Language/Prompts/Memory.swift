// SPDX-License-Identifier: Apache-2.0

/// What a prompt tells of the episode so far.
enum Memory: String, CaseIterable, Hashable, Sendable {
  /// Nothing but the observation.
  case none
  /// The actions applied so far, as a list.
  case actions
  /// The seat's own turns as a conversation: what was asked and answered, message by message.
  case turns
}
