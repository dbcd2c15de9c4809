// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Makes well-formed claims that are false where a given claim is true, and look like it: an audit
/// must refute them.
///
/// The checker given here confirms that a twin is false; another one should then judge it.
package struct FalseTwins {
  /// Confirms that a twin is false.
  package let checker: any ClaimChecker
  /// Candidates tried before the claim is simply denied.
  package let attempts: Int

  /// Makes a source of twins.
  package init(confirmedBy checker: any ClaimChecker, attempts: Int = 12) {
    self.checker = checker
    self.attempts = attempts
  }

  /// A false twin of a claim, the same for equal seeds; nil when none was found.
  ///
  /// One argument, seat, action, cell, comparison or number, is replaced, also within a nested fact. Only
  /// when no such twin is false is the claim denied. Number, probability, role and moment stay.
  package func twin(of claim: Claim, for seat: Seat, on episode: any Episode, seed: Seed)
    throws(EnvironmentError) -> Claim?
  {
    var generator = SplitMix64(seed: seed)
    let words = try TwinWords(for: seat, on: episode)
    var candidates = variants(of: claim.predicate, words)
    candidates.shuffle(using: &generator)
    for predicate in candidates.prefix(attempts) {
      var twin = claim
      twin.predicate = predicate
      if try isFalse(twin, for: seat, on: episode) { return twin }
    }
    var denial = claim
    denial.polarity.toggle()
    return try isFalse(denial, for: seat, on: episode) ? denial : nil
  }

  private func isFalse(_ claim: Claim, for seat: Seat, on episode: any Episode)
    throws(EnvironmentError) -> Bool
  {
    try checker.verdict(of: claim, for: seat, on: episode).finding == .refuted
  }

  /// The predicate with one argument replaced, in every way.
  private func variants(of predicate: Predicate, _ words: TwinWords) -> [Predicate] {
    if let denied = predicate.denied {
      return variants(of: denied, words).map(Predicate.denying)
    }
    guard let signature = checker.vocabulary[predicate.name] else { return [] }
    var variants: [Predicate] = []
    for (index, argument) in predicate.arguments.enumerated() {
      let place =
        argument.name.map { checker.vocabulary.place(of: $0, in: signature) } ?? index
      guard let place, place < signature.arguments.count else { continue }
      let type = signature.arguments[place].type
      for value in replacements(for: argument.value, type: type, words)
      where value != argument.value {
        var variant = predicate
        variant.arguments[index].value = value
        variants.append(variant)
      }
    }
    return variants
  }

  private func replacements(for value: Predicate.Value, type: String, _ words: TwinWords)
    -> [Predicate.Value]
  {
    switch (type, value) {
    case ("seat", _): words.seats.map(Predicate.Value.atom)
    case ("action", _): words.actions.map(words.value)
    case ("cell", _): words.cells.map(words.value)
    case ("comparison", _): Predicate.Comparison.allCases.map(Predicate.Value.comparison)
    case ("number", .number(let number)):
      [-number, number - 1, number + 1].map(Predicate.Value.number)
    case ("predicate", .predicate(let fact)):
      variants(of: fact, words).map(Predicate.Value.predicate)
    default: []
    }
  }
}

/// The words that a twin may use in place of the claim's own.
private struct TwinWords {
  let seats: [String]
  let actions: [String]
  let cells: [String]

  init(for seat: Seat, on episode: any Episode) throws(EnvironmentError) {
    let seatCount = episode.progress.seatCount
    seats =
      seatCount == 2
      ? ["self", "opp"] : (0..<seatCount).map { $0 == seat.index ? "self" : "p\($0)" }
    var names: [String] = []
    if let actor = episode.seatToAct {
      for action in try episode.legalActions(of: actor) {
        names.append(try episode.name(of: action, by: actor))
      }
    }
    actions = names
    var seen: [String] = []
    if let facts = try episode.editor?.facts() {
      for case .string(let word)? in facts.map({ $0["args"]?.elements?.first })
      where !seen.contains(word) {
        seen.append(word)
      }
    }
    cells = seen.isEmpty ? names : seen
  }

  func value(_ word: String) -> Predicate.Value {
    let number = Lexeme.number(Array(word.utf8)[...])
    if let number, Lexeme.text(number) == word { return .number(number) }
    return .atom(word)
  }
}
