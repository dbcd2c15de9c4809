// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension WireClaim {
  /// Resolves a claim of a seat: `self` and `opp` become numbers, named arguments find their places.
  ///
  /// Words count by the kind that the vocabulary gives the argument. A predicate that the vocabulary lacks
  /// is bound as it stands, for the checker to refuse. Throws for a wrong number or kind of arguments
  /// (`unknownPredicate`), and for a seat that cannot be told (`ambiguousReference`), such as `opp` with
  /// other than two seats.
  package init(
    _ claim: Claim, for seat: Seat, among seatCount: Int, in vocabulary: ClaimVocabulary
  ) throws(ClaimError) {
    let binding = ClaimBinding(seat: seat, seatCount: seatCount, vocabulary: vocabulary)
    self = try binding.bound(claim.predicate)
    if !claim.polarity { polarity.toggle() }
  }
}

/// What words of a claim stand for.
struct ClaimBinding {
  let seat: Seat
  let seatCount: Int
  let vocabulary: ClaimVocabulary

  func bound(_ predicate: Predicate) throws(ClaimError) -> WireClaim {
    if let denied = predicate.denied {
      var claim = try bound(denied)
      claim.polarity.toggle()
      return claim
    }
    guard let signature = vocabulary[predicate.name] else {
      var values: [WireClaim.Value] = []
      for argument in predicate.arguments { values.append(try untyped(argument.value)) }
      return WireClaim(predicate.name, values)
    }
    let ordered = try ordered(predicate, by: signature)
    var values: [WireClaim.Value] = []
    for (value, argument) in zip(ordered, signature.arguments) {
      values.append(try typed(value, as: argument, of: predicate.name))
    }
    return WireClaim(predicate.name, values)
  }

  private func ordered(_ predicate: Predicate, by signature: PredicateSignature)
    throws(ClaimError) -> [Predicate.Value]
  {
    let count = signature.arguments.count
    let arguments = predicate.arguments
    guard arguments.count == count else {
      throw ClaimError(
        code: .unknownPredicate,
        detail: "\(predicate.name) takes \(count) arguments, not \(arguments.count).")
    }
    if arguments.allSatisfy({ $0.name == nil }) { return arguments.map(\.value) }
    var places = [Predicate.Value?](repeating: nil, count: count)
    for argument in arguments {
      guard let name = argument.name else { continue }
      guard let place = vocabulary.place(of: name, in: signature), places[place] == nil else {
        throw ClaimError(
          code: .unknownPredicate, detail: "\(predicate.name) has no argument \(name) to fill.")
      }
      places[place] = argument.value
    }
    for argument in arguments where argument.name == nil {
      guard let place = places.firstIndex(where: { $0 == nil }) else { break }
      places[place] = argument.value
    }
    return places.compactMap { $0 }
  }

  private func typed(
    _ value: Predicate.Value, as argument: PredicateSignature.Argument, of name: String
  ) throws(ClaimError) -> WireClaim.Value {
    switch (argument.type, value) {
    case ("seat", .atom(let word)), ("seat", .quoted(let word)):
      if let seat = try seat(word) { return .seat(seat) }
      throw ClaimError(code: .ambiguousReference, detail: "\(word) names no seat.")
    case ("seat", .number(let number)): return .seat(try seat(numbered: number))
    case ("number", .number(let number)): return .number(number)
    case ("comparison", .comparison(let comparison)): return .comparison(comparison)
    case ("predicate", .predicate(let predicate)): return .claim(try bound(predicate))
    case ("list", .list(let values)):
      var bound: [WireClaim.Value] = []
      for value in values { bound.append(try untyped(value)) }
      return .list(bound)
    case ("list", _): return .list([try untyped(value)])
    case ("seat", _), ("number", _), ("comparison", _), ("predicate", _), (_, .list),
      (_, .predicate), (_, .comparison):
      throw ClaimError(
        code: .unknownPredicate,
        detail: "The argument \(argument.name) of \(name) is to be a \(argument.type).")
    case (_, .atom(let text)), (_, .quoted(let text)): return .text(text)
    case (_, .number(let number)): return .text(Lexeme.text(number))
    }
  }

  private func untyped(_ value: Predicate.Value) throws(ClaimError) -> WireClaim.Value {
    switch value {
    case .atom(let word): return try seat(word).map(WireClaim.Value.seat) ?? .text(word)
    case .quoted(let text): return .text(text)
    case .number(let number): return .number(number)
    case .comparison(let comparison): return .comparison(comparison)
    case .predicate(let predicate): return .claim(try bound(predicate))
    case .list(let values):
      var bound: [WireClaim.Value] = []
      for value in values { bound.append(try untyped(value)) }
      return .list(bound)
    }
  }

  /// The seat that a word names, nil when it names none.
  private func seat(_ word: String) throws(ClaimError) -> Seat? {
    switch word.lowercased() {
    case "self": return seat
    case "opp":
      guard seatCount == 2 else {
        throw ClaimError(
          code: .ambiguousReference, detail: "With \(seatCount) seats, opp names no single one.")
      }
      return Seat(1 - seat.index)
    case let word where word.hasPrefix("p") && word.utf8.dropFirst().allSatisfy(Lexeme.isDigit):
      return try Double(word.dropFirst()).map { number throws(ClaimError) in
        try seat(numbered: number)
      }
    default: return nil
    }
  }

  private func seat(numbered number: Double) throws(ClaimError) -> Seat {
    guard let index = Int(exactly: number), (0..<seatCount).contains(index) else {
      throw ClaimError(
        code: .ambiguousReference,
        detail: "There is no seat \(Lexeme.text(number)); seats count from 0.")
    }
    return Seat(index)
  }
}
