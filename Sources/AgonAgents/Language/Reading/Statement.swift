// SPDX-License-Identifier: Apache-2.0

/// A text that a reply states as its action.
struct Statement: Hashable {
  /// The text, as it stands in the reply.
  let text: String
  /// The rule by which it is one.
  let rule: ReadingRule
  /// Whether the reply shows where it ends, so that nothing of it can be cut off.
  let isEnded: Bool
  /// Whether a word before it denies it: "not <action> c2 </action>".
  var isDenied = false
}
