// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A renaming of an environment's things: each name has an invented partner, and the two change places.
///
/// Because names and partners change places, the same function disguises a text and takes the disguise off,
/// exactly. Numerals keep their names, for rules count with them; so do words of plain English, unless an
/// action is called so.
package struct Disguise: Hashable, Sendable {
  /// Partners in lower case, both ways: words of at least two letters with their forms.
  private var words: [String: String] = [:]
  /// Partners in the case shown, both ways: names such as `a1` and `Ks`, and the id.
  private var names: [String: String] = [:]
  /// Partners in the case shown, both ways: names of one letter.
  private var letters: [String: String] = [:]
  /// The title as it is declared, and the word that stands for it.
  private let title: (original: [TextPiece], image: String)

  /// Names of the original that are renamed, in order, one-letter names included.
  package let originals: [String]

  /// Draws up a renaming.
  ///
  /// - Parameter vocabulary: the names, and all words that no invented one may equal.
  init(_ vocabulary: DisguiseVocabulary, of rules: EnvironmentDescriptor, seed: Seed) {
    var taken = vocabulary.corpus.union(EnglishWords.plain).union(EnglishWords.gameNames)
    taken.formUnion(vocabulary.letters.map { $0.lowercased() })
    var invented = InventedWords(seed: seed, taken: taken)
    title = (
      TextPiece.pieces(of: rules.title),
      Disguise.capitalised(invented.word(for: rules.title + " (title)"))
    )
    originals = (vocabulary.words.union(vocabulary.letters).union(vocabulary.mixed)).sorted()
    for word in vocabulary.words.sorted() {
      let image = invented.word(for: word)
      for form in EnglishWords.forms(of: word, as: image) where words[form.original] == nil {
        let isOther = form.original != word && vocabulary.words.contains(form.original)
        if !isOther { pair(form.original, form.image, in: \.words) }
      }
    }
    // Pieces, which are capitals, come first: their partners are to be letters of the same kind.
    let capitals = Set(vocabulary.letters.filter { $0 != $0.lowercased() }.map { $0.lowercased() })
    let small = Set(vocabulary.letters.map { $0.lowercased() }).subtracting(capitals)
    for folded in capitals.sorted() + small.sorted() {
      let image = invented.letter(for: folded)
      for letter in [folded, folded.uppercased()] where vocabulary.letters.contains(letter) {
        let isCapital = letter != folded
        pair(letter, isCapital ? image.uppercased() : image, in: \.letters)
      }
    }
    for name in vocabulary.mixed.sorted() {
      let image = DisguiseVocabulary.atoms(of: name).map { partner(ofAtom: $0) ?? $0 }.joined()
      pair(name, image, in: \.names)
    }
    if rules.id != rules.title {
      pair(rules.id, invented.word(for: rules.id + " (id)"), in: \.names)
    }
  }

  private mutating func pair(
    _ original: String, _ image: String, in table: WritableKeyPath<Disguise, [String: String]>
  ) {
    self[keyPath: table][original] = image
    self[keyPath: table][image] = original
  }

  /// A text with names and partners exchanged.
  ///
  /// - Parameter isJSON: true for JSON text, of which only the strings are changed.
  package func swapped(_ text: String, isJSON: Bool = false) -> String {
    let pieces = TextPiece.pieces(of: text, isJSON: isJSON)
    var result = ""
    var index = 0
    while index < pieces.count {
      let piece = pieces[index]
      if !title.original.isEmpty, pieces[index...].starts(with: title.original) {
        result += title.image
        index += title.original.count
        continue
      }
      if piece.isWord, !isArticle(at: index, of: pieces) {
        result += swappedWord(piece.text)
      } else {
        result += piece.text
      }
      index += 1
    }
    return result
  }

  /// A name, or the text that stands for one among a claim's arguments, exchanged.
  package func swapped(name: String) -> String {
    TextPiece.pieces(of: name).map { $0.isWord ? swappedWord($0.text) : $0.text }.joined()
  }

  /// What an agent wrote, exchanged; the case of letters does not matter.
  package func revealed(_ text: String) -> String {
    let pieces = TextPiece.pieces(of: text)
    return pieces.indices.map { index in
      let piece = pieces[index]
      guard piece.isWord else { return piece.text }
      // An article must not be taken for a name on the other side.
      if isArticle(at: index, of: pieces) { return piece.text == "I" ? piece.text : "the" }
      return swappedWord(piece.text, isLenient: true)
    }.joined()
  }

  /// A word exchanged; itself where it is no name.
  func swappedWord(_ word: String, isLenient: Bool = false) -> String {
    if word == title.image { return title.original.map(\.text).joined() }
    if let partner = names[word] ?? letters[word] { return partner }
    if let partner = partner(ofWord: word, isLenient: isLenient) { return partner }
    if let quote = word.firstIndex(where: { $0 == "'" || $0 == "\u{2019}" }) {
      return swappedWord(String(word[..<quote]), isLenient: isLenient) + word[quote...]
    }
    if word.contains("_") {
      return word.split(separator: "_", omittingEmptySubsequences: false)
        .map { swappedWord(String($0), isLenient: isLenient) }.joined(separator: "_")
    }
    if let parts = swappedParts(of: word, isLenient: isLenient) { return parts }
    guard isLenient else { return word }
    let folded = word.lowercased()
    return names.first { $0.key.lowercased() == folded }?.value ?? word
  }

  /// The partner of a word of at least two letters, in the word's own case.
  private func partner(ofWord word: String, isLenient: Bool) -> String? {
    let folded = word.lowercased()
    if isLenient, word.unicodeScalars.count == 1 {
      let other = word == folded ? word.uppercased() : folded
      return letters[other]
    }
    guard let partner = words[folded] else { return nil }
    if word == folded { return partner }
    if word == Disguise.capitalised(folded) { return Disguise.capitalised(partner) }
    if word == word.uppercased() { return partner.uppercased() }
    return isLenient ? partner : nil
  }

  /// A place such as `a9` that was never seen whole, or a row such as `XOX`, taken apart; nil for another
  /// word.
  private func swappedParts(of word: String, isLenient: Bool) -> String? {
    let scalars = word.unicodeScalars
    if scalars.contains(where: isDigit) {
      let atoms = DisguiseVocabulary.atoms(of: word)
      var isChanged = false
      let parts = atoms.map { atom -> String in
        guard let partner = partner(ofAtom: atom, isLenient: isLenient) else { return atom }
        isChanged = true
        return partner
      }
      return isChanged ? parts.joined() : nil
    }
    guard scalars.count > 1, scalars.allSatisfy(\.properties.isUppercase) else { return nil }
    let parts = scalars.map { letters[String($0)] }
    return parts.allSatisfy { $0 != nil } ? parts.compactMap(\.self).joined() : nil
  }

  private func partner(ofAtom atom: String, isLenient: Bool = false) -> String? {
    letters[atom] ?? partner(ofWord: atom, isLenient: isLenient)
  }

  /// Whether `a`, `A` or `I` is English here and no name: a small word of several letters follows that may
  /// stand after an article.
  private func isArticle(at index: Int, of pieces: [TextPiece]) -> Bool {
    guard ["a", "A", "I"].contains(pieces[index].text), index + 2 < pieces.count,
      pieces[index + 1].text == " " || pieces[index + 1].text == "\n"
    else { return false }
    let next = pieces[index + 2].text.prefix { $0 != "'" && $0 != "\u{2019}" }
    return next.unicodeScalars.count > 1 && next.unicodeScalars.allSatisfy(\.properties.isLowercase)
      && !EnglishWords.notAfterArticle.contains(String(next))
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  /// Whether two renamings exchange the same names.
  package static func == (a: Disguise, b: Disguise) -> Bool {
    a.words == b.words && a.names == b.names && a.letters == b.letters
      && a.title.original == b.title.original && a.title.image == b.title.image
  }

  /// Hashes what `==` compares.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(words)
    hasher.combine(names)
    hasher.combine(letters)
    hasher.combine(title.image)
  }
}
