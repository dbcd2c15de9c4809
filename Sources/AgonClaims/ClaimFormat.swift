// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The text form as a task for an agent.
package enum ClaimFormat {
  /// Claims that are checked a turn; the rest are kept and marked.
  package static let mostClaims = 32

  /// The explanation of the form for a prompt.
  ///
  /// - Parameter predicates: what may be claimed, with its meaning.
  /// - Parameter action: an example of an action.
  /// - Parameter claims: how many claims to ask for at most.
  /// - Parameter isJSON: whether to ask for a JSON object with the same content; the numbers of its keys keep
  ///   the order where objects are written with sorted keys.
  package static func instructions(
    for predicates: [PredicateSignature], action: String, claims: Int = 4, isJSON: Bool = false
  ) -> String {
    let list = predicates.map { predicate in
      let names = predicate.arguments.map(word).joined(separator: ", ")
      return "- \(predicate.name)(\(names)): \(predicate.gloss)"
    }
    let simple = predicates.first { $0.arguments.map(\.type) == ["action"] }
    let example = "\(simple?.name ?? "legal")(\(action))"
    let form =
      isJSON
      ? """
      Answer with one JSON object in this form and write nothing else:
      {"1_rationale": "why you act so, in a few sentences", "2_claims": ["\(example) role=reason"], \
      "3_conclusion": "\(action)", "4_action": "\(action)", "5_confidence": 0.5}
      Among the claims write the checkable statements of your rationale, one a text and \
      at most \(claims).
      """
      : """
      Answer in this form and write nothing else:
      <rationale> why you act so, in a few sentences </rationale>
      <claims>
      1 \(example) role=reason
      </claims>
      <conclusion> \(action) </conclusion>
      <action> \(action) </action>
      <confidence> 0.5 </confidence>
      Between <claims> and </claims> write the checkable statements of your rationale, one a line and \
      at most \(claims).
      """
    return """
      \(form) They are checked against the rules. "not" before a statement denies it; \
      role= may be reason, fact, prediction, plan, value or rule; p=0.9 says how sure you are; \
      at=after(\(action)) says that the statement holds after these actions. self is you, opp your \
      opponent; \(action) stands for the name of an action. The confidence, from 0 to 1, is your probability not to lose.
      Statements:
      \(list.joined(separator: "\n"))
      """
  }

  private static func word(for argument: PredicateSignature.Argument) -> String {
    let kind =
      switch argument.type {
      case "seat": "self|opp"
      case "comparison": "<|<=|=|>=|>"
      case "predicate": "statement"
      case "list": "action; action"
      default: argument.type
      }
    return kind == argument.name ? kind : "\(argument.name): \(kind)"
  }
}
