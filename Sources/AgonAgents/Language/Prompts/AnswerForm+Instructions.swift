// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension AnswerForm {
  /// The word that stands for an action's name in what a model is told.
  private static let action = "ACTION"

  /// What a model is told about the form of its answer.
  ///
  /// - Parameter isJSON: whether the answer is to be a JSON object with the same content.
  /// - Parameter predicates: what may be claimed.
  /// - Parameter claims: claims asked for at most; only the form `claims` asks for any.
  func instructions(isJSON: Bool, predicates: [PredicateSignature], claims: Int) -> String {
    if self == .claims, claims > 0 {
      return ClaimFormat.instructions(
        for: predicates, action: Self.action, claims: claims, isJSON: isJSON)
    }
    return isJSON ? objectInstructions : textInstructions
  }

  private var textInstructions: String {
    let opening = "Answer in this form and write nothing else:\n"
    let closing = "\n\(Self.action) stands for the name of an action."
    switch self {
    case .direct: return opening + "<action> \(Self.action) </action>" + closing
    case .think:
      return opening + """
        <think> your reasoning </think>
        <answer> \(Self.action) </answer>
        """ + closing
    case .claims:
      return opening + """
        <rationale> why you act so, in a few sentences </rationale>
        <claims></claims>
        <conclusion> \(Self.action) </conclusion>
        <action> \(Self.action) </action>
        <confidence> 0.5 </confidence>
        Nothing stands between <claims> and </claims>. The confidence, from 0 to 1, is your \
        probability not to lose.
        """
    case .react:
      return """
        Go on with two lines in this form and write nothing else:
        Thought: what you make of it, and what to do next
        Action: \(Self.action)
        \(Self.action) stands for the name of an action. Observations are given to you: never write one.
        """
    case .code:
      return """
        Answer with one fenced block that holds the action, and write nothing else:
        ```
        \(Self.action)
        ```
        """
    }
  }

  private var objectInstructions: String {
    let members = jsonKeys.map { key, kind in
      let value =
        switch kind {
        case .rationale: "\"why you act so, in a few sentences\""
        case .claims: "[]"
        case .conclusion, .action: "\"\(Self.action)\""
        case .confidence: "0.5"
        }
      return "\"\(key)\": \(value)"
    }
    let confidence =
      self == .claims
      ? "\nThe confidence, from 0 to 1, is your probability not to lose; there are no claims." : ""
    return """
      Answer with one JSON object in this form and write nothing else:
      {\(members.joined(separator: ", "))}
      \(Self.action) stands for the name of an action.\(confidence)
      """
  }

  /// The keys of the answer as a JSON object, and what stands there.
  ///
  /// They carry their number: JSON values of Agon are written with sorted keys, and a model that is held to
  /// a schema writes the members in the schema's order. So the reasons come before the action.
  var jsonKeys: [(key: String, section: ReplySection)] {
    let sections: [ReplySection] =
      switch self {
      case .direct, .code: [.action]
      case .think, .react: [.rationale, .action]
      case .claims: ReplySection.allCases
      }
    return sections.enumerated().map { ("\($0 + 1)_\($1.rawValue)", $1) }
  }
}
