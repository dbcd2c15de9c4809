// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ActionReader {
  /// What all statements of a reply come to.
  struct Verdict {
    var outcome: Answer.Outcome
    /// The rule of the statement that gave the action.
    var rule: ReadingRule?
    /// The text of that statement.
    var text: String?
    /// The statements, as they stand in the reply.
    var stated: String?
    /// Whether the action stands there with nothing around it.
    var isBare = false
  }

  /// Texts that stand in a form for the action.
  private static let placeholders: Set<String> = [
    "action", "...", "\u{2026}", "your action", "your move", "your answer", "the action",
    "action name", "<action>", "[action]", "x or y",
  ]

  /// Reads all that a reply states.
  func verdict(on script: ReplyScript, isCut: Bool) throws(EnvironmentError) -> Verdict {
    var all: [Statement] = []
    for statement in script.statements.all {
      if statement.rule == .heading, try !isName(statement.text) { continue }
      all.append(statement)
    }
    if all.isEmpty, let line = script.onlyLine,
      try isName(line.text, extra: script.form == .direct ? 1 : 0)
    {
      all = [line]
    }
    guard !all.isEmpty else { return Verdict(outcome: silence(of: script, isCut: isCut)) }
    if isCut, all.contains(where: { !$0.isEnded }) {
      return Verdict(outcome: .useless(.truncated, Answer.truncated))
    }
    if all.count > 1 {
      let real = all.filter { !ActionReader.placeholders.contains($0.text.lowercased()) }
      if !real.isEmpty { all = real }
    }
    var verdict = try compare(all, isOverfull: script.statements.isOverfull, script.form)
    if all[0].rule == .line, verdict.isBare { verdict.isBare = try isName(all[0].text) }
    verdict.stated = ActionReader.list(all, separator: "; ") { $0 }
    return verdict
  }

  private func silence(of script: ReplyScript, isCut: Bool) -> Answer.Outcome {
    if isCut { return .useless(.truncated, Answer.truncated) }
    if script.declines { return .useless(.refused, "The model declined to answer.") }
    if script.hasBlankSection {
      return .useless(.unparseable, "Nothing stands where the action is due.")
    }
    return .useless(.unparseable, script.form.complaint(isJSON: script.isJSON))
  }

  private func compare(_ all: [Statement], isOverfull: Bool, _ form: AnswerForm)
    throws(EnvironmentError) -> Verdict
  {
    if all.contains(where: \.isDenied) {
      let failure: FailureClass = all.count > 1 ? .ambiguous : .unparseable
      let denied = all.filter(\.isDenied)
      let list = ActionReader.list(denied, separator: " and ") { "\"\($0)\"" }
      return Verdict(
        outcome: .useless(
          failure, "The answer denies \(list); state only the action that you play."))
    }
    var readings: [ActionReading] = []
    for statement in all {
      readings.append(
        try form == .code ? bareReading(of: statement.text) : reading(of: statement.text))
    }
    if isOverfull || readings.contains(where: { $0 != readings[0] })
      || readings.count > 1 && !readings[0].isAction
    {
      let list = ActionReader.list(all, separator: " and ") { "\"\($0)\"" }
      return Verdict(
        outcome: .useless(.ambiguous, "The answer states different actions: \(list)."))
    }
    switch readings[0] {
    case .legal(let action):
      let text = all[0].text
      return Verdict(
        outcome: .action(action), rule: all[0].rule, text: text,
        isBare: all.count == 1
          && (form == .code || Wrapping.unwrapped(text) == nil || name(of: action) == text))
    case .illegal(_, let reason): return Verdict(outcome: .useless(.illegal, reason))
    case .ambiguous(let reason): return Verdict(outcome: .useless(.ambiguous, reason))
    case .unparseable(let reason): return Verdict(outcome: .useless(.unparseable, reason))
    }
  }

  /// The different texts of statements, the first four, each no longer than a line.
  private static func list(
    _ all: [Statement], separator: String, quote: (String) -> String
  ) -> String {
    var texts: [String] = []
    for statement in all where texts.count < 4 {
      let text = statement.text.count > 60 ? statement.text.prefix(59) + "\u{2026}" : statement.text
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.map(quote).joined(separator: separator)
  }
}
