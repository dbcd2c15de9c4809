// SPDX-License-Identifier: Apache-2.0

/// A rule by which a reply states an action, with its number in docs/reply-parsing.md.
enum ReadingRule: Int, Hashable, Sendable, CaseIterable {
  /// Between `<action>` and `</action>`, or `<answer>` and `</answer>`.
  case section = 6
  /// By a key of a JSON object.
  case object = 7
  /// After a label at the beginning of a line.
  case label = 8
  /// Beneath a label that stands alone.
  case heading = 9
  /// In `\boxed{}`.
  case box = 10
  /// After `Action k:`, before the observation that the model invents.
  case step = 11
  /// In the only block of code.
  case code = 12
  /// As the only line.
  case line = 13
}
