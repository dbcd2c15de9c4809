// SPDX-License-Identifier: Apache-2.0

/// Gathers the mistakes of one file, so that a reader can tell all of them at once.
struct MistakeCollector {
  /// The file, as messages name it.
  let file: String
  /// What was found so far, in the order of finding.
  private(set) var mistakes: [ArenaMistake] = []

  /// Begins without mistakes.
  init(file: String) { self.file = file }

  /// Notes a mistake.
  mutating func add(at place: DocumentPlace, _ detail: String) {
    mistakes.append(ArenaMistake(file: file, place: place, detail: detail))
  }
}
