// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension AnswerForm {
  /// A grammar in GBNF that holds an answer to the form.
  ///
  /// - Parameter actions: the names that may be played; empty allows any word.
  func grammar(
    actions: [String], predicates: [PredicateSignature], claims: Int, rationaleLength: Int,
    seats: Int
  ) -> String {
    guard self != .claims else {
      return ClaimGrammar(
        actions: actions, predicates: predicates, rationaleLength: rationaleLength,
        claims: min(1, claims)...claims, seats: seats
      ).gbnf
    }
    let names = actions.map(\.grammarLiteral).joined(separator: " | ")
    let rationale =
      hasRationale
      ? "\nrationale ::= [^<>\\r\\n \\t] [^<>\\r\\n]{0,\(rationaleLength - 1)}" : ""
    return """
      root ::= \(root)\(rationale)
      action ::= \(names.isEmpty ? "[A-Za-z0-9] [A-Za-z0-9+#*/:.-]{0,15}" : names)

      """
  }

  /// A grammar of this form whose rationale is one given text.
  static func grammar(_ grammar: String, forcing rationale: String) -> String {
    grammar.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("rationale ::=") ? "rationale ::= \(rationale.grammarLiteral)" : String(line)
    }.joined(separator: "\n")
  }

  private var root: String {
    switch self {
    case .direct, .claims: #""<action> " action " </action>""#
    case .think: #""<think> " rationale " </think>\n<answer> " action " </answer>""#
    case .react: #""Thought: " rationale "\nAction: " action"#
    case .code: #""```\n" action "\n```""#
    }
  }

  /// A JSON Schema of the answer as an object.
  ///
  /// - Parameter forced: the rationale that the answer must have; nil for any.
  func schema(actions: [String], claims: Int, forced: String?) -> JSON {
    let name: JSON =
      actions.isEmpty
      ? ["type": "string"] : ["type": "string", "enum": .array(actions.map(JSON.string))]
    var properties: [String: JSON] = [:]
    for (key, section) in jsonKeys {
      switch section {
      case .rationale:
        properties[key] =
          forced.map { ["type": "string", "enum": [.string($0)]] } ?? ["type": "string"]
      case .claims:
        properties[key] = ["type": "array", "items": ["type": "string"]]
        if claims == 0 {
          properties[key] = ["type": "array", "items": ["type": "string"], "maxItems": 0]
        }
      case .conclusion, .action: properties[key] = name
      case .confidence: properties[key] = ["type": "number"]
      }
    }
    return [
      "type": "object", "additionalProperties": false, "properties": .object(properties),
      "required": .array(jsonKeys.map { .string($0.key) }),
    ]
  }

  /// The beginning of an answer that has a given rationale; nil where the form has none.
  func prefill(forcing rationale: String) -> String? {
    switch self {
    case .direct, .code: nil
    case .think: "<think> \(rationale) </think>\n"
    case .claims: "<rationale> \(rationale) </rationale>\n"
    case .react: "Thought: \(rationale)\n"
    }
  }
}

extension String {
  /// The text as a literal of llama.cpp's GBNF.
  var grammarLiteral: String {
    var literal = "\""
    for scalar in unicodeScalars {
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
