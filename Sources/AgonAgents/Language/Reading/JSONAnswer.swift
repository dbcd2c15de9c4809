// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What an object of JSON says as an answer.
struct JSONAnswer {
  /// The texts that it states as the action, in order.
  private(set) var actions: [String] = []
  /// What it says beside, without the action.
  private(set) var explanation = Explanation()

  /// Keys around the object that holds the action.
  private static let wrappers: Set<String> = [
    "response", "result", "output", "final", "arguments", "args", "parameters", "input",
  ]
  /// Keys of the action's text within an object that is the action.
  private static let names: Set<String> = ["name", "value", "text"]
  private static let rationales = [
    "rationale", "reasoning", "reason", "thought", "thoughts", "thinking", "explanation",
    "analysis",
  ]

  /// Reads an object; nil when it states no action.
  init?(_ object: LooseJSON) {
    guard case .object(let members) = object else { return nil }
    collect(members, isAction: false)
    if actions.isEmpty { return nil }
    for key in JSONAnswer.rationales {
      guard explanation.rationale == nil else { break }
      explanation.rationale =
        members.lazy.filter { JSONAnswer.unnumbered($0.key).lowercased() == key }
        .compactMap { JSONAnswer.text($0.value) }.first
    }
    for (key, value) in members {
      switch (JSONAnswer.unnumbered(key).lowercased(), value) {
      case ("claims", .array(let claims)):
        explanation.claimLines = claims.compactMap { JSONAnswer.text($0) }
      case ("conclusion", let value): explanation.conclusion = value.word
      case ("confidence", .number(let number)):
        explanation.confidence = Double(number).flatMap { (0...1).contains($0) ? $0 : nil }
      default: break
      }
    }
  }

  /// A key without the number that keeps keys in their order: `action` of `4_action`.
  static func unnumbered(_ key: String) -> String {
    let rest = key.drop { $0.isASCII && $0.isNumber }
    return rest.first == "_" && rest.startIndex > key.startIndex ? String(rest.dropFirst()) : key
  }

  private static func text(_ value: LooseJSON) -> String? {
    guard case .text(let text) = value else { return nil }
    return text.trimmed.isEmpty ? nil : text
  }

  /// Adds what the members of an object state.
  ///
  /// Other objects, and lists of more than one value, hold what the reply tells of and not what it states.
  private mutating func collect(_ members: [(key: String, value: LooseJSON)], isAction: Bool) {
    for (key, value) in members {
      let squeezed = ActionLabel.squeezed(JSONAnswer.unnumbered(key))
      if ActionLabel.isLabel(squeezed) || isAction && JSONAnswer.names.contains(squeezed) {
        add(value)
      } else if JSONAnswer.wrappers.contains(squeezed), case .object(let members) = value {
        collect(members, isAction: false)
      }
    }
  }

  private mutating func add(_ value: LooseJSON) {
    switch value {
    case .object(let members): collect(members, isAction: true)
    case .array(let elements): for element in elements { add(element) }
    default:
      if let word = value.word, !word.trimmed.isEmpty { actions.append(word.trimmed) }
    }
  }
}
