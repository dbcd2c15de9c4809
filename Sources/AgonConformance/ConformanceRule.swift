// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// One promise of the plugin contract, and how an environment is tried on it.
package struct ConformanceRule: Sendable {
  /// How a rule is tried; what is returned says what was looked at.
  package enum Method: Sendable {
    /// In one process.
    case here(@Sendable (Trial) throws -> String)
    /// In two: the first one writes down what it saw, the second one judges by it.
    case acrossProcesses(
      record: @Sendable (Trial) throws -> JSON, judge: @Sendable (Trial, JSON) throws -> String)
  }

  /// A stable name, such as `clone-exact`.
  package let id: String
  /// A few words for a table.
  package let title: String
  /// The promise in one sentence.
  package let sentence: String
  /// How it is tried.
  package let method: Method

  /// Makes a rule that is tried in one process.
  init(
    _ id: String, _ title: String, _ sentence: String,
    by trying: @escaping @Sendable (Trial) throws -> String
  ) {
    self.init(id, title, sentence, method: .here(trying))
  }

  /// Makes a rule.
  init(_ id: String, _ title: String, _ sentence: String, method: Method) {
    self.id = id
    self.title = title
    self.sentence = sentence
    self.method = method
  }

  /// True when a second process is needed.
  package var needsTwoProcesses: Bool {
    if case .acrossProcesses = method { true } else { false }
  }
}
