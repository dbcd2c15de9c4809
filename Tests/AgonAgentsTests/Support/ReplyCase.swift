// SPDX-License-Identifier: Apache-2.0

/// Replies for tests that need one to read.
enum ReplyCase {
  /// A reply in the form of claims.
  static func exactly(_ action: String, rationale: String = "It is free.") -> String {
    """
    <rationale> \(rationale) </rationale>
    <claims>
    1 legal(\(action)) role=reason
    </claims>
    <conclusion> \(action) </conclusion>
    <action> \(action) </action>
    <confidence> 0.5 </confidence>
    """
  }
}
