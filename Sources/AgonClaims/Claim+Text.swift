// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension Claim {
  /// Reads one line of the text form.
  ///
  /// Beyond the grammar it allows blanks, capitals in names and attributes, `1.`, `1)`, `[1]` and a dash
  /// before the claim, and `not` within and around parentheses. Names of predicates become lower case.
  package init(parsing line: String) throws(ClaimError) {
    var parser = ClaimParser(line)
    self = try parser.claim()
  }

  /// The canonical line.
  ///
  /// It reads back as an equal claim.
  ///
  /// What no line can say is written as its nearest: an atom that is no bare word in quotes, a list of one
  /// as its element, lists within a list as one list.
  package var line: String {
    var text = ""
    if let number { text += "\(number) " }
    text += (polarity ? predicate : Predicate.denying(predicate)).text
    if case .after(let actions) = moment {
      let words = actions.map { Lexeme.isPlain($0) ? $0 : Predicate.quoted($0) }
      text += " at=after(\(words.joined(separator: "; ")))"
    }
    if let probability { text += " p=\(Lexeme.text(probability))" }
    if let role { text += " role=\(role.rawValue)" }
    return text
  }
}

extension Predicate {
  /// The canonical text, such as `threat(opp, c2)`.
  package var text: String {
    if let denied { return denied.denied?.text ?? "not \(denied.text)" }
    let values = arguments.map { argument in
      (argument.name.map { "\($0)=" } ?? "") + argument.value.text
    }
    return "\(name)(\(values.joined(separator: ", ")))"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Predicate.Value {
  /// The canonical text of the value.
  package var text: String {
    switch self {
    case .atom(let word): Lexeme.isBare(word) ? word : Predicate.quoted(word)
    case .quoted(let text): Predicate.quoted(text)
    case .number(let number): Lexeme.text(number)
    case .list(let values): values.map(\.text).joined(separator: "; ")
    case .predicate(let predicate): predicate.text
    case .comparison(let comparison): comparison.rawValue
    }
  }
}
