// SPDX-License-Identifier: Apache-2.0

/// What an agent has written down for itself about one topic, in words: its policy as far as episodes have
/// refined it.
public struct Lessons: Hashable, Sendable {
  /// What they are about, such as an environment, or an environment and an opponent.
  public var topic: String
  /// Number of the version: 0 for none yet, then one more after each episode that changed them.
  public var version: Int
  /// The whole text; empty in version 0.
  public var text: String

  /// Makes lessons.
  public init(topic: String, version: Int = 0, text: String = "") {
    self.topic = topic
    self.version = version
    self.text = text
  }
}
