// SPDX-License-Identifier: Apache-2.0

/// Finds the word that somebody who mistyped probably meant.
package enum NearestWord {
  /// The nearest candidate, or nil when none is near: at most one mistake in three letters, or else the
  /// letters of an abbreviation, such as `params`.
  ///
  /// Case and the difference between `-`, `_` and a space do not count. Of equally near words the one
  /// that comes first in the order of texts is taken.
  package static func to(_ word: String, among candidates: some Sequence<String>) -> String? {
    let typed = folded(word)
    guard !typed.isEmpty, typed.count <= 64 else { return nil }
    let limit = max(1, typed.count / 3)
    var nearest: (rank: Int, word: String)?
    for word in candidates {
      let candidate = folded(word)
      var rank = distance(typed, candidate)
      if rank > limit || rank >= candidate.count {
        guard isAbbreviation(typed, of: candidate) else { continue }
        rank = limit + 1
      }
      if nearest.map({ (rank, word) < $0 }) ?? true { nearest = (rank, word) }
    }
    return nearest?.word
  }

  /// Says whether the letters stand in the word in this order, the first one first.
  private static func isAbbreviation(_ letters: [Character], of word: [Character]) -> Bool {
    guard letters.count >= 3, letters.first == word.first else { return false }
    var rest = word[...]
    for letter in letters {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// A clause that ends a message: the nearest word, else all words.
  package static func hint(_ word: String, among candidates: [String], all label: String) -> String
  {
    if let nearest = to(word, among: candidates) { return "; did you mean `\(nearest)`?" }
    guard !candidates.isEmpty else { return "; there is no \(label)" }
    return "; \(label): \(candidates.sorted().joined(separator: ", "))"
  }

  /// The number of letters inserted, removed, replaced or swapped with their neighbour (optimal string
  /// alignment).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard abs(a.count - b.count) < 32 else { return abs(a.count - b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for row in 0..<a.count {
      var current = [row + 1]
      for column in 0..<b.count {
        let replaced = last[column] + (a[row] == b[column] ? 0 : 1)
        var least = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[b.count]
  }

  private static func folded(_ word: String) -> [Character] {
    Array(word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " })
  }
}
