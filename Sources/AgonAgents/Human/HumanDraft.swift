// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a person has typed for a decision that is not made yet.
struct HumanDraft {
  /// One thing that was typed.
  enum Part: Hashable, Sendable {
    /// An action that was read back and waits for an empty line, with the words of its line.
    case action(
      ActionID, name: String, stated: String, isLiteral: Bool, rationale: String?)
    case rationale(String)
    case claim(String)
    case confidence(Double)
  }

  private var parts: [Part] = []

  /// Adds what was typed; an action takes the place of one that waits.
  mutating func add(_ part: Part) {
    if case .action = part {
      parts.removeAll { if case .action = $0 { true } else { false } }
    }
    parts.append(part)
  }

  /// Takes back what was typed last, and tells what it was; nil when there is nothing.
  mutating func takeBack() -> String? {
    switch parts.popLast() {
    case .action(_, let name, _, _, _): "the action \(name)"
    case .rationale(let text): "the words \"\(text)\""
    case .claim(let text): "the claim \(text)"
    case .confidence(let number): "\(number) as your confidence"
    case nil: nil
    }
  }

  /// The action that waits, with its text and whether that is its very name.
  var action: (id: ActionID, stated: String, isLiteral: Bool)? {
    for case .action(let id, _, let stated, let isLiteral, _) in parts {
      return (id, stated, isLiteral)
    }
    return nil
  }

  /// All that was said.
  ///
  /// - Parameter stated: the action's text as it was typed.
  func explanation(of stated: String, path: ParsePath?) -> Explanation {
    var explanation = Explanation(stated: stated, path: path)
    var words: [String] = []
    for part in parts {
      switch part {
      case .rationale(let text): words.append(text)
      case .claim(let text): explanation.claimLines.append(text)
      case .confidence(let number): explanation.confidence = number
      case .action(_, _, _, _, let rationale?): words.append(rationale)
      case .action: break
      }
    }
    explanation.rationale = words.isEmpty ? nil : words.joined(separator: "\n")
    return explanation
  }
}
