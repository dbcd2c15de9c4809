// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension LanguageSettings {
  /// An answer as the settings ask for it, that says what an explanation says.
  ///
  /// - Parameter action: the name of the action.
  func written(_ action: String, saying explanation: Explanation) -> String {
    constraint == .jsonSchema
      ? form.object(action, saying: explanation).description
      : form.answer(action, saying: explanation)
  }
}

extension AnswerForm {
  /// An answer in this form that says what an explanation says.
  ///
  /// - Parameter action: the name of the action.
  func answer(_ action: String, saying explanation: Explanation) -> String {
    let rationale = explanation.rationale ?? ""
    switch self {
    case .direct: return "<action> \(action) </action>"
    case .think: return "<think> \(rationale) </think>\n<answer> \(action) </answer>"
    case .react: return "Thought: \(rationale)\nAction: \(action)"
    case .code: return "```\n\(action)\n```"
    case .claims:
      let claims = explanation.claimLines.map { $0 + "\n" }.joined()
      return """
        <rationale> \(rationale) </rationale>
        <claims>
        \(claims)</claims>
        <conclusion> \(explanation.conclusion ?? action) </conclusion>
        <action> \(action) </action>
        <confidence> \(explanation.confidence ?? 0.5) </confidence>
        """
    }
  }

  /// The same as one JSON object.
  func object(_ action: String, saying explanation: Explanation) -> JSON {
    var members: [String: JSON] = [:]
    for (key, section) in jsonKeys {
      switch section {
      case .rationale: members[key] = .string(explanation.rationale ?? "")
      case .claims: members[key] = .array(explanation.claimLines.map(JSON.string))
      case .conclusion: members[key] = .string(explanation.conclusion ?? action)
      case .action: members[key] = .string(action)
      case .confidence: members[key] = .number(explanation.confidence ?? 0.5)
      }
    }
    return .object(members)
  }
}
