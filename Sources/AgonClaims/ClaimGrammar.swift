// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A grammar in llama.cpp's GBNF that holds a model to the text form.
package struct ClaimGrammar: Hashable, Sendable {
  /// The names of the actions that may be claimed about, and played; empty allows any word.
  package var actions: [String]
  /// The predicates that may be claimed.
  package var predicates: [PredicateSignature]
  /// True when the conclusion and the action must be among the actions.
  package var restrictsAction: Bool
  /// Most characters of the rationale; at most 2,000, which is what llama.cpp lets repeat.
  package var rationaleLength: Int
  /// How many claims there may be.
  package var claims: ClosedRange<Int>
  /// Most actions of `at=after(...)`; 0 leaves the attribute out.
  package var line: Int
  /// Number of seats: two are `self` and `opp`.
  package var seats: Int
  /// The names of the cells that may be claimed about; empty allows any word.
  package var cells: [String]

  /// Makes a grammar.
  ///
  /// Lengths are brought into their bounds.
  package init(
    actions: [String], predicates: [PredicateSignature], restrictsAction: Bool = true,
    rationaleLength: Int = 300, claims: ClosedRange<Int> = 0...3, line: Int = 0, seats: Int = 2,
    cells: [String] = []
  ) {
    self.actions = actions
    self.predicates = predicates
    self.restrictsAction = restrictsAction && !actions.isEmpty
    self.rationaleLength = min(max(rationaleLength, 1), 2_000)
    self.claims = claims.clamped(to: 0...ClaimFormat.mostClaims)
    self.line = max(line, 0)
    self.seats = seats
    self.cells = cells
  }

  /// The text of the grammar; its first rule is `root`.
  package var gbnf: String {
    var rules = [
      """
      root ::= "<rationale> " rationale " </rationale>\\n<claims>\\n" \(claimList) "</claims>\\n\
      <conclusion> " chosen " </conclusion>\\n<action> " chosen " </action>\\n\
      <confidence> " share " </confidence>"
      """,
      "rationale ::= [^<>\\r\\n \\t] [^<>\\r\\n]{0,\(rationaleLength - 1)}",
      "chosen ::= \(restrictsAction ? "action" : "word")",
      "action ::= \(choice(of: actions))",
      "word ::= [A-Za-z0-9] [A-Za-z0-9+#*/:.-]{0,15}",
      "share ::= \"0.\" [0-9] [0-9]? | \"1\"",
    ]
    guard isClaiming else { return rules.joined(separator: "\n") + "\n" }
    rules += claimRules
    return rules.joined(separator: "\n") + "\n"
  }

  /// The predicates that take no other one, and may stand within one that does.
  private var plain: [PredicateSignature] {
    predicates.filter { !$0.arguments.contains { $0.type == "predicate" } }
  }

  private var claimRules: [String] {
    let roles = Claim.Role.allCases.map(\.rawValue)
    var rules = [
      "claim ::= \"not \"? predicate attributes \"\\n\"",
      "attributes ::= \(moment)(\" p=\" share)? (\" role=\" role)?",
      "role ::= \(choice(of: roles))",
      "seat ::= \(choice(of: seatNames))",
      "number ::= \"-\"? [0-9]{1,3} (\".\" [0-9]{1,2})?",
      "comparison ::= \(choice(of: Predicate.Comparison.allCases.map(\.rawValue)))",
      "list ::= action (\"; \" action){0,7}",
      "cell ::= \(choice(of: cells))",
      "predicate ::= \(names(of: predicates))",
      "fact ::= \(names(of: plain))",
    ]
    for (index, predicate) in predicates.enumerated() {
      let arguments = predicate.arguments.map { rule(for: $0.type) }
      let body = arguments.joined(separator: " \", \" ")
      rules.append("predicate-\(index) ::= \(literal(predicate.name + "(")) \(body) \")\"")
    }
    return rules
  }

  /// Numbered lines, each only after the one before.
  private var claimList: String {
    guard isClaiming else { return "" }
    let lines = (1...claims.upperBound).map { number in
      (number > claims.lowerBound ? "(" : "") + "\"\(number) \" claim "
    }
    return lines.joined() + String(repeating: ")? ", count: claims.upperBound - claims.lowerBound)
  }

  private var isClaiming: Bool { claims.upperBound > 0 && !plain.isEmpty }

  private var moment: String {
    guard line > 0 else { return "" }
    return "(\" at=after(\" action (\"; \" action){0,\(line - 1)} \")\")? "
  }

  private var seatNames: [String] {
    seats == 2 ? ["self", "opp"] : ["self"] + (0..<max(seats, 1)).map { "p\($0)" }
  }

  private func names(of chosen: [PredicateSignature]) -> String {
    predicates.indices.filter { chosen.contains(predicates[$0]) }
      .map { "predicate-\($0)" }.joined(separator: " | ")
  }

  private func rule(for type: String) -> String {
    switch type {
    case "seat", "action", "number", "comparison", "list": type
    case "predicate": "fact"
    default: "cell"
    }
  }

  private func choice(of words: [String]) -> String {
    words.isEmpty ? "word" : words.map(literal).joined(separator: " | ")
  }

  private func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
