// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension AnswerForm {
  /// The action of a text that is in this form and holds nothing else; nil for any other text.
  ///
  /// - Parameter hasTrace: whether the provider returned reasoning apart, which may be that of `think`.
  func strictAction(in text: String, isJSON: Bool, hasTrace: Bool) -> String? {
    if isJSON { return strictAction(inObject: text) }
    let bytes = Array(text.utf8)
    switch self {
    case .claims:
      let reply = ReplyText(parsing: text)
      return reply.isExact ? reply.action : nil
    case .direct: return AnswerForm.lastSection(of: bytes, named: [["action"]])
    case .think:
      let whole = ["think", "answer"]
      return AnswerForm.lastSection(of: bytes, named: hasTrace ? [whole, ["answer"]] : [whole])
    case .react: return AnswerForm.step(bytes)
    case .code:
      let content = bytes[...].trimmed
      let fences = Fence.all(in: content)
      guard fences.count == 1, fences[0].isClosed, fences[0].span.count >= content.count else {
        return nil
      }
      return fences[0].content.text
    }
  }

  /// What stands for a beginning with a rationale that the model was given: the form up to there.
  func stand(isJSON: Bool) -> String {
    if isJSON { return "" }
    return switch self {
    case .claims: "<rationale> given </rationale>\n"
    case .think: "<think> given </think>\n"
    case .react: "Thought: given\n"
    case .direct, .code: ""
    }
  }

  /// Why a reply in this form cannot be used that states nothing.
  func complaint(isJSON: Bool) -> String {
    if isJSON { return "The answer holds no JSON object with the key \"action\"." }
    return switch self {
    case .claims, .direct: "The answer holds no action between <action> and </action>."
    case .think: "The answer holds no action between <answer> and </answer>."
    case .react: "The answer holds no line that begins with \"Action:\"."
    case .code: "The answer holds no block of code between lines of ```."
    }
  }

  private func strictAction(inObject text: String) -> String? {
    guard let object = try? JSON(parsing: text), case .object(let members) = object else {
      return nil
    }
    let known = Dictionary(
      members.map { (JSONAnswer.unnumbered($0.key), $0.value) }, uniquingKeysWith: { a, _ in a })
    let isFilled = { (key: String) in known[key]?.text?.trimmed.isEmpty == false }
    guard known.count == members.count, isFilled("action") else { return nil }
    let action = known["action"]?.text
    if !hasRationale { return members.count == 1 ? action : nil }
    guard isFilled("rationale") else { return nil }
    if self != .claims { return members.count == 2 ? action : nil }
    let isWhole =
      members.count == 5 && isFilled("conclusion")
      && known["claims"]?.elements?.allSatisfy { $0.text != nil } ?? false
      && (known["confidence"]?.double.map { (0...1).contains($0) } ?? false)
    return isWhole ? action : nil
  }

  /// The content of the last section of a text that is nothing but closed, filled sections with names that
  /// are allowed; else nil.
  private static func lastSection(of bytes: [UInt8], named allowed: [[String]]) -> String? {
    let tags = ReplyTag.all(in: bytes, named: ["think", "answer", "action"])
    var names: [String] = []
    var content = bytes[..<0]
    var end = 0
    var rest = tags[...]
    while let tag = rest.popFirst() {
      rest = rest.drop { $0.name != tag.name || !$0.isClosing }
      guard !tag.isClosing, let closing = rest.popFirst(),
        bytes[end..<tag.span.lowerBound].trimmed.isEmpty
      else { return nil }
      content = bytes[tag.span.upperBound..<closing.span.lowerBound].trimmed
      if content.isEmpty { return nil }
      names.append(tag.name)
      end = closing.span.upperBound
    }
    return bytes[end...].trimmed.isEmpty && allowed.contains(names) ? content.text : nil
  }

  /// The action of a text that is a thought and, as its last line, an action.
  private static func step(_ bytes: [UInt8]) -> String? {
    var hasThought = false
    var isFirst = true
    var actions = 0
    var action: String?
    bytes[...].forEachLine { line in
      guard !line.trimmed.isEmpty else { return }
      let label = ActionLabel(line)
      let rest = label?.rest.trimmed { ActionLabel.ornaments.contains($0) }
      let isFilled = rest?.isEmpty == false
      if isFirst, label?.isThought == true, isFilled { hasThought = true }
      action = label?.isStep == true && isFilled ? rest?.text : nil
      if action != nil { actions += 1 }
      isFirst = false
    }
    return hasThought && actions == 1 ? action : nil
  }
}
