// SPDX-License-Identifier: Apache-2.0

/// Gathers the mistakes of one file, so that a reader can tell all of them at once.
package struct MistakeCollector {
  /// The file, as messages name it.
  package let file: String
  /// What was found so far, in the order of finding.
  package private(set) var mistakes: [ArenaMistake] = []

  /// Begins without mistakes.
  package init(file: String) { self.file = file }

  /// Notes a mistake.
  package mutating func add(at place: DocumentPlace, _ detail: String) {
    mistakes.append(ArenaMistake(file: file, place: place, detail: detail))
  }

  /// Throws all mistakes at once, if there are any.
  package func finish() throws(ArenaFileError) {
    if !mistakes.isEmpty { throw ArenaFileError(mistakes: mistakes) }
  }
}
