// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Makes words and letters that mean nothing, each only once and none that is taken.
///
/// A word follows from the seed and from what it stands for, so a word more or less among the originals
/// leaves most others as they are.
struct InventedWords {
  private let seed: Seed
  private var taken: Set<String>
  private var letters: [Unicode.Scalar]

  /// Begins with the words that cannot be used, in lower case.
  init(seed: Seed, taken: Set<String>) {
    self.seed = seed
    self.taken = taken
    // No vowel, and none that is easily taken for a digit, a plural or a seat.
    var latin = Array("bcdfghjkmnqrtvwxz".unicodeScalars)
    var others = Array("βγδζθλμξπρσφψωбджзилцчшэюя".unicodeScalars)
    var generator = SplitMix64(seed: seed.derived("letters"))
    InventedWords.shuffle(&latin, with: &generator)
    InventedWords.shuffle(&others, with: &generator)
    letters = (others + latin).filter { !taken.contains(String($0)) }
  }

  /// A word of five letters or more for an original.
  mutating func word(for original: String) -> String {
    var generator = SplitMix64(seed: seed.derived("word").derived(original))
    var syllables = 2
    var attempts = 0
    while true {
      var word = ""
      for _ in 0..<syllables {
        word.append(InventedWords.draw("vzkgbdx", with: &generator))
        word.append(InventedWords.draw("aeiou", with: &generator))
      }
      word.append(InventedWords.draw("bgkx", with: &generator))
      if taken.insert(word).inserted { return word }
      attempts += 1
      if attempts % 64 == 0 { syllables += 1 }
    }
  }

  /// A letter in lower case for another one; a word where no letter is left.
  mutating func letter(for original: String) -> String {
    guard let letter = letters.popLast() else { return word(for: original) }
    taken.insert(String(letter))
    return String(letter)
  }

  private static func draw(_ letters: String, with generator: inout SplitMix64) -> Character {
    Array(letters)[generator.below(letters.utf8.count)]
  }

  private static func shuffle(
    _ scalars: inout [Unicode.Scalar], with generator: inout SplitMix64
  ) {
    for index in stride(from: scalars.count - 1, to: 0, by: -1) {
      scalars.swapAt(index, generator.below(index + 1))
    }
  }
}
