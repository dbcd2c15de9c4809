// SPDX-License-Identifier: Apache-2.0

/// What an environment calls its things, as far as it shows them, and all words that it uses.
struct DisguiseVocabulary: Hashable, Sendable {
  /// Words of at least two letters, in lower case.
  private(set) var words: Set<String> = []
  /// Names of one letter, in the case in which they are shown.
  private(set) var letters: Set<String> = []
  /// Names of letters and digits, or of capitals and small letters, such as `a1` and `Ks`.
  private(set) var mixed: Set<String> = []
  /// Every word of the texts, in lower case.
  private(set) var corpus: Set<String> = []
  /// Words that stand in lists of observations or are arguments of claims, and are names only if the play
  /// shows them so.
  private var candidates: Set<String> = []
  private var shown: Set<String> = []

  /// Takes the words of a text, none of them as a name.
  ///
  /// - Parameter isShown: true for what seats see in play, as opposed to explanations.
  mutating func read(_ text: String, isJSON: Bool = false, isShown: Bool = false) {
    for word in TextPiece.words(of: text, isJSON: isJSON) {
      corpus.insert(word.lowercased())
      if isShown { shown.insert(word.lowercased()) }
      for part in word.split(whereSeparator: { $0 == "_" || $0 == "'" }) {
        corpus.insert(part.lowercased())
      }
    }
  }

  /// Takes the words of a name.
  ///
  /// In a name of several words, plain English is no name, such as `the` in `take the lamp`.
  mutating func add(name: String) {
    let words = TextPiece.words(of: name)
    for word in words {
      for part in word.split(separator: "_") {
        add(part: String(part), isAlone: words.count == 1)
      }
    }
    read(name)
  }

  /// Takes a text that is a name if the play shows it: an element of a list, an argument of a claim.
  mutating func add(candidate: String) {
    guard candidate.utf8.count <= 24, TextPiece.words(of: candidate) == [candidate] else { return }
    candidates.insert(candidate)
  }

  /// Takes the words of a title or an id that are no plain English.
  mutating func add(title: String) {
    for word in TextPiece.words(of: title) {
      for part in word.split(separator: "_") where part.utf8.count >= 3 && isOrdinary(part) {
        let folded = part.lowercased()
        if !EnglishWords.plain.contains(folded) { words.insert(folded) }
      }
    }
    read(title)
  }

  /// Decides on the candidates, and adds the names of well-known games that the texts mention.
  mutating func finish() {
    for candidate in candidates.sorted() {
      let scalars = Array(candidate.unicodeScalars)
      // A row of a board is made of names and is none itself.
      let isRow = scalars.count > 1 && scalars.allSatisfy { letters.contains(String($0)) }
      let isCoordinate =
        scalars.contains(where: isDigit) && scalars.contains(where: \.properties.isAlphabetic)
      if isRow || !(isCoordinate || shown.contains(candidate.lowercased())) { continue }
      add(name: candidate)
    }
    words.formUnion(EnglishWords.gameNames.intersection(corpus))
    words.subtract(["self", "opp"])
  }

  /// Of the candidates, those of one letter: pieces and cards.
  mutating func finishLetters() {
    for candidate in candidates where candidate.unicodeScalars.count == 1 { add(name: candidate) }
  }

  private mutating func add(part: String, isAlone: Bool) {
    let scalars = Array(part.unicodeScalars)
    let folded = part.lowercased()
    guard scalars.contains(where: { $0.properties.isAlphabetic }) else { return }
    if scalars.count == 1 {
      letters.insert(part)
    } else if isOrdinary(part[...]), !isPieceAndPlace(part) {
      if isAlone || !EnglishWords.plain.contains(folded) { words.insert(folded) }
    } else {
      mixed.insert(part)
      for atom in DisguiseVocabulary.atoms(of: part) {
        if atom.unicodeScalars.count == 1, !isDigit(atom.unicodeScalars.first!) {
          letters.insert(atom)
        } else if !isDigit(atom.unicodeScalars.first!) {
          words.insert(atom.lowercased())
        }
      }
    }
  }

  /// `Ks` and `Nf`, but not `Up`.
  private func isPieceAndPlace(_ part: String) -> Bool {
    part.unicodeScalars.count == 2 && part.lowercased() != part && part.uppercased() != part
      && !EnglishWords.plain.contains(part.lowercased())
  }

  /// Letters only: all small, all capital, or small after one capital.
  private func isOrdinary(_ part: Substring) -> Bool {
    guard part.unicodeScalars.allSatisfy(\.properties.isAlphabetic) else { return false }
    let text = String(part)
    return text == text.lowercased() || text == text.uppercased()
      || text.dropFirst() == text.dropFirst().lowercased()
  }

  /// A word taken apart where letters meet digits and small letters meet capitals; of a capital and one small
  /// letter, both.
  static func atoms(of word: String) -> [String] {
    var atoms: [[Unicode.Scalar]] = []
    for scalar in word.unicodeScalars {
      if let last = atoms.last?.last, isTogether(last, scalar) {
        atoms[atoms.count - 1].append(scalar)
      } else {
        atoms.append([scalar])
      }
    }
    return atoms.flatMap { atom -> [String] in
      let isPair =
        atom.count == 2 && atom[0].properties.isUppercase && atom[1].properties.isLowercase
      let parts = isPair ? atom.map { [$0] } : [atom]
      return parts.map { part in
        var view = String.UnicodeScalarView()
        view.append(contentsOf: part)
        return String(view)
      }
    }
  }

  private static func isTogether(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    if isDigit(a) || isDigit(b) { return isDigit(a) && isDigit(b) }
    return !(a.properties.isLowercase && b.properties.isUppercase)
  }
}

/// Whether a scalar is a decimal digit of ASCII.
func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
