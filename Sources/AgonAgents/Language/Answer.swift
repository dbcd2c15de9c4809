// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore
internal import Foundation

/// A model's reply as a seat's answer: the action that it states, or why it cannot be used.
///
/// The action is what stands in the reply's action section. Without such a section, these rules are tried in
/// order on the text outside of all sections; none of them searches prose:
/// 1. The text is a JSON object, perhaps in a code fence, with the key `action`.
/// 2. Lines read `action: ...`, `final action: ...` or `my action: ...`.
/// 3. The text is one line that is an action, in no more words than its name has.
///
/// The environment alone reads the action. A reply that states different actions is ambiguous, though only one
/// of them be legal; a reply cut off at the limit of tokens before an action section has ended is truncated.
/// The rationale is what stands in its section, else the text outside of the sections.
struct Answer {
  /// What became of the reply.
  enum Outcome: Hashable {
    case action(ActionID)
    case useless(FailureClass, String)
  }

  /// What the reply says; its path says how the action came out, as of a first answer.
  private(set) var explanation: Explanation
  private(set) var outcome: Outcome = .useless(.empty, "The answer holds no text.")

  /// Reads a reply.
  ///
  /// - Parameter prefill: the beginning of the answer that the model was given.
  init(_ reply: ModelReply, prefill: String?, in window: SeatWindow) throws(EnvironmentError) {
    let text = (prefill ?? "") + reply.text
    let sections = ReplyText(parsing: text)
    let plain = PlainReply(text)
    explanation = sections.explanation
    let isCut = reply.finish == .length
    let isBlank =
      reply.text.trimmed.isEmpty
      || plain.text.isEmpty && sections.explanation == Explanation()
    if !sections.actions.isEmpty, !isCut || PlainReply.endsAction(text) {
      if explanation.rationale == nil, !plain.text.isEmpty { explanation.rationale = plain.text }
      try read(sections.actions, isExact: sections.isExact, in: window)
    } else if isCut {
      outcome = .useless(
        .truncated, "The answer was cut off at the limit of tokens before its action; be shorter.")
    } else if !isBlank {
      try readTolerantly(plain, hasRationale: sections.rationale != nil, in: window)
    } else if !reply.text.trimmed.isEmpty || reply.trace != nil {
      outcome = .useless(.empty, "There is reasoning, but no answer after it.")
    }
  }

  private mutating func readTolerantly(
    _ plain: PlainReply, hasRationale: Bool, in window: SeatWindow
  ) throws(EnvironmentError) {
    if let object = plain.object, let action = object.stated {
      let sections = explanation
      explanation = object
      explanation.rationale = sections.rationale ?? object.rationale
      return try read([action], isExact: false, in: window)
    }
    let (actions, rest) = plain.labelled
    if !actions.isEmpty {
      if !hasRationale, !rest.isEmpty { explanation.rationale = rest }
      return try read(actions, isExact: false, in: window)
    }
    if let single = plain.single, try isName(single, in: window) {
      return try read([single], isExact: false, in: window)
    }
    if !hasRationale, !plain.text.isEmpty { explanation.rationale = plain.text }
    outcome = .useless(.unparseable, "The answer holds no action between <action> and </action>.")
  }

  /// Whether a line is an action and nothing more, though the environment read actions out of sentences:
  /// it has no more words than the action's name.
  private func isName(_ line: String, in window: SeatWindow) throws(EnvironmentError) -> Bool {
    let action: ActionID
    switch try window.read(line) {
    case .legal(let id), .illegal(let id, _): action = id
    case .ambiguous, .unparseable: return false
    }
    let name = (try? window.name(of: action)) ?? ""
    return line.split(separator: " ").count <= max(name.split(separator: " ").count, 1)
  }

  /// Lets the environment read all that was stated.
  private mutating func read(_ actions: [String], isExact: Bool, in window: SeatWindow)
    throws(EnvironmentError)
  {
    var readings: [ActionReading] = []
    for action in actions { readings.append(try window.read(action)) }
    explanation.stated = actions.joined(separator: "; ")
    if actions.count > 1, readings.contains(where: { $0 != readings[0] || !$0.isLegal }) {
      let list = actions.map { "\"\($0)\"" }.joined(separator: " and ")
      outcome = .useless(.ambiguous, "The answer states different actions: \(list).")
      return
    }
    switch readings[0] {
    case .legal(let action):
      outcome = .action(action)
      explanation.path = isExact ? .exact : .tolerant
    case .illegal(_, let reason): outcome = .useless(.illegal, reason)
    case .ambiguous(let reason): outcome = .useless(.ambiguous, reason)
    case .unparseable(let reason): outcome = .useless(.unparseable, reason)
    }
  }
}

extension ActionReading {
  /// Whether it is a legal action.
  fileprivate var isLegal: Bool { if case .legal = self { true } else { false } }
}

extension PlainReply {
  /// Whether an action section has its end.
  static func endsAction(_ reply: String) -> Bool {
    reply.range(of: "</action", options: .caseInsensitive) != nil
  }
}
