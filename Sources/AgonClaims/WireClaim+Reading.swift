// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension WireClaim {
  /// Reads the wire form; the vocabulary says which numbers are seats and which texts are comparisons.
  package init(json: JSON, in vocabulary: ClaimVocabulary) throws(ClaimError) {
    try self.init(json: json, in: vocabulary, levels: ClaimParser.mostLevels)
  }

  private init(json: JSON, in vocabulary: ClaimVocabulary, levels: Int) throws(ClaimError) {
    guard levels > 0, let name = json["predicate"]?.text, Lexeme.isName(name.utf8),
      let arguments = json["args"]?.elements,
      json["polarity"] == nil || json["polarity"]?.truth != nil
    else {
      throw ClaimError(
        code: .wireForm,
        detail: "A claim is an object with a predicate's name, args and a Boolean polarity.")
    }
    let types = vocabulary[name]?.arguments.map(\.type) ?? []
    var values: [Value] = []
    for (index, argument) in arguments.enumerated() {
      let type = index < types.count ? types[index] : ""
      values.append(
        try WireClaim.value(argument, as: type, in: vocabulary, levels: levels - 1))
    }
    self.init(name, values, polarity: json["polarity"]?.truth ?? true)
  }

  private static func value(
    _ json: JSON, as type: String, in vocabulary: ClaimVocabulary, levels: Int
  ) throws(ClaimError) -> Value {
    switch json {
    case .string(let text):
      let isOther = type != "comparison" && type != ""
      return (isOther ? nil : Predicate.Comparison(rawValue: text)).map(Value.comparison)
        ?? .text(text)
    case .integer, .number:
      if type == "seat", let index = json.integer, (0..<64).contains(index) {
        return .seat(Seat(Int(index)))
      }
      if let number = json.double, number.isFinite { return .number(number) }
    case .object:
      return .claim(try WireClaim(json: json, in: vocabulary, levels: levels))
    case .array(let elements):
      guard levels > 0 else { break }
      var values: [Value] = []
      for element in elements {
        values.append(try value(element, as: "", in: vocabulary, levels: levels - 1))
      }
      return .list(values)
    case .null, .bool: break
    }
    throw ClaimError(code: .wireForm, detail: "No claim has the argument \(json).")
  }

  /// The claim as the seat would write it: its own number is `self`, the other of two seats `opp`.
  package func claim(for seat: Seat, among seatCount: Int) -> Claim {
    Claim(written(for: seat, among: seatCount), polarity: polarity)
  }

  private func written(for seat: Seat, among seatCount: Int) -> Predicate {
    Predicate(
      predicate,
      arguments.map { Predicate.Argument($0.written(for: seat, among: seatCount)) })
  }

  fileprivate func nested(for seat: Seat, among seatCount: Int) -> Predicate {
    let predicate = written(for: seat, among: seatCount)
    return polarity ? predicate : Predicate.denying(predicate)
  }
}

extension WireClaim.Value {
  fileprivate func written(for asking: Seat, among seatCount: Int) -> Predicate.Value {
    switch self {
    case .seat(let seat):
      if seat == asking { return .atom("self") }
      return .atom(seatCount == 2 ? "opp" : "p\(seat.index)")
    case .text(let text):
      if Lexeme.isBare(text) { return .atom(text) }
      let number = Lexeme.number(Array(text.utf8)[...])
      if let number, Lexeme.text(number) == text { return .number(number) }
      return .quoted(text)
    case .number(let number): return .number(number)
    case .comparison(let comparison): return .comparison(comparison)
    case .claim(let claim): return .predicate(claim.nested(for: asking, among: seatCount))
    case .list(let values):
      return .list(values.map { $0.written(for: asking, among: seatCount) })
    }
  }
}
