// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// A reply taken apart for reading: what it states as its action, and what it says beside.
struct ReplyScript {
  let form: AnswerForm
  let isJSON: Bool
  /// What it states, by the rules that need no environment.
  private(set) var statements = StatementList()
  /// The only line of an answer that states nothing by another rule; nil when there are more lines.
  private(set) var onlyLine: Statement?
  /// What it says beside its action.
  private(set) var explanation: Explanation
  /// The rationale, where a section holds it.
  let sectionRationale: String?
  /// Whether there is no text but reasoning.
  private(set) var isBlank = false
  /// Whether an object of JSON begins and is broken.
  private(set) var isBroken = false
  /// Whether it has an action section without an action.
  private(set) var hasBlankSection = false
  /// Whether it thinks aloud.
  let hasThoughts: Bool
  /// Whether it does so to its end.
  let isThinking: Bool

  private let raw: String
  /// The sections as the text form has them, where nothing else of the reply was changed or taken out.
  private let sections: ReplyText?

  /// Takes a reply apart.
  init(_ text: String, form: AnswerForm, isJSON: Bool) {
    raw = text
    self.form = form
    self.isJSON = isJSON
    let clean = CleanText(text)
    // Code is read as it stands: what looks like another character may be meant.
    let source = form == .code ? Array(text.utf8) : clean.bytes
    let thoughts = ReplyThoughts(source)
    hasThoughts = thoughts.thoughts != nil || thoughts.isOpen
    isThinking = thoughts.isOpen
    var answer = thoughts.answer
    var isAsWritten = !clean.isChanged && !hasThoughts
    if form == .react, let end = PlainLines.observation(in: answer) {
      answer = Array(answer[..<end])
      isAsWritten = false
    }
    let outline = ReplyOutline(form == .code ? [] : answer)
    let reply = ReplyText(outline.parts, of: outline.bytes)
    sections = isAsWritten ? reply : nil
    sectionRationale = form == .think ? thoughts.thoughts ?? reply.rationale : reply.rationale
    explanation = reply.explanation
    explanation.stated = nil
    explanation.rationale = sectionRationale
    isBlank = answer[...].trimmed.isEmpty
    isBroken = outline.isBroken
    if form == .code {
      readCode(answer)
    } else {
      read(outline)
    }
  }

  /// Whether the reply begins as one does that declines to answer.
  var declines: Bool {
    if let rationale = explanation.rationale, Refusal.opens(rationale) { return true }
    return onlyLine.map { Refusal.opens($0.text) } ?? false
  }

  /// The action of a reply that keeps the form that was asked for, as it was written; else nil.
  ///
  /// - Parameter opening: what stands for the beginning that the model was given.
  /// - Parameter rule: the rule by which the reply states its action.
  func strictAction(opening: String, hasTrace: Bool, rule: ReadingRule?) -> String? {
    if !isJSON, form == .claims, opening.isEmpty, let sections {
      return sections.isExact ? sections.action : nil
    }
    if !isJSON, form == .direct, rule == .line { return raw.trimmed }
    return form.strictAction(in: opening + raw, isJSON: isJSON, hasTrace: hasTrace)
  }

  /// The rationale as it was written, where cleaning changed a reply that keeps its form.
  var writtenRationale: String? {
    switch form {
    case _ where isJSON || sections != nil: explanation.rationale
    case .claims: ReplyText(parsing: raw).rationale
    case .think: ReplyThoughts(Array(raw.utf8)).thoughts
    case .direct, .react, .code: explanation.rationale
    }
  }

  private mutating func read(_ outline: ReplyOutline) {
    let loose = outline.firstLooseText
    for part in outline.parts where ReplyOutline.actions.contains(part.name) {
      if let statement = outline.statement(of: part, before: loose) {
        statements.add(statement)
      } else {
        hasBlankSection = true
      }
    }
    for (object, start) in outline.objects {
      guard let answer = JSONAnswer(object) else { continue }
      let isDenied = Denial.precedes(start, in: outline.bytes[...])
      for action in answer.actions {
        statements.add(
          Statement(text: action, rule: .object, isEnded: start < loose, isDenied: isDenied))
      }
      explain(answer.explanation)
    }
    let lines = PlainLines(outline, form: form)
    statements.add(lines.statements)
    let rest = lines.rest[...].trimmed
    if explanation.rationale == nil, !rest.isEmpty { explanation.rationale = rest.text }
    guard !lines.hasThought, outline.objects.isEmpty else { return }
    let line = ReplyScript.unfenced(rest).onlyLine
    onlyLine = line.map { Statement(text: $0.text, rule: .line, isEnded: false) }
  }

  /// Takes from an object what no section says.
  private mutating func explain(_ object: Explanation) {
    explanation.rationale = explanation.rationale ?? object.rationale
    explanation.conclusion = explanation.conclusion ?? object.conclusion
    explanation.confidence = explanation.confidence ?? object.confidence
    if explanation.claimLines.isEmpty { explanation.claimLines = object.claimLines }
  }

  private static func unfenced(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.begins(with: "```") || text.begins(with: "~~~") else { return text }
    let fences = Fence.all(in: text)
    guard fences.count == 1, fences[0].isClosed, fences[0].span.upperBound == text.endIndex else {
      return text
    }
    return fences[0].content
  }

  /// Blocks that show what a program wrote.
  private static let outputs: Set<String> = [
    "output", "result", "results", "stdout", "stderr", "error", "console output",
  ]

  private mutating func readCode(_ answer: [UInt8]) {
    let fences = Fence.all(in: answer[...])
    var rest: [UInt8] = []
    var end = 0
    for fence in fences {
      rest += answer[end..<fence.span.lowerBound]
      end = fence.span.upperBound
      if ReplyScript.outputs.contains(fence.language) { continue }
      let content = fence.content.trimmed { $0 == 0x0A || $0 == 0x0D }
      if content.trimmed.isEmpty {
        hasBlankSection = true
      } else {
        statements.add(Statement(text: content.text, rule: .code, isEnded: fence.isClosed))
      }
    }
    rest += answer[end...]
    let text = rest[...].trimmed
    explanation = Explanation(rationale: text.isEmpty ? nil : text.text)
  }
}
