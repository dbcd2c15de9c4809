// SPDX-License-Identifier: Apache-2.0

/// What stands around an action without changing which one it is: quotes, brackets, Markdown, LaTeX, HTML,
/// JSON, a label, a verb with brackets, a full stop.
enum Wrapping {
  private static let pairs: [Character: Character] = [
    "\"": "\"", "'": "'", "`": "`", "*": "*", "_": "_", "$": "$", "(": ")", "[": "]", "{": "}",
    "\u{201C}": "\u{201D}", "\u{2018}": "\u{2019}", "\u{201E}": "\u{201C}", "«": "»", "「": "」",
    "『": "』", "【": "】", "‹": "›",
  ]
  private static let commands = [
    "\\boxed{", "\\fbox{", "\\text{", "\\textbf{", "\\texttt{", "\\mathrm{", "\\mathbf{",
    "\\mathtt{", "\\operatorname{",
  ]
  private static let elements = ["b", "strong", "i", "em", "u", "code", "p", "pre", "kbd", "mark"]
  private static let verbs: Set<Substring> = [
    "play", "act", "move", "action", "choose", "select", "execute", "finish", "answer",
  ]

  /// A text without the outermost thing around it; nil when nothing is around it.
  static func unwrapped(_ text: String) -> String? {
    let text = text.trimmed
    guard let first = text.first, let last = text.last, text.utf8.count > 1 else { return nil }
    if let fence = fenced(text) { return fence }
    if first == "{" || first == "\u{201C}", let action = object(text) { return action }
    if let closing = pairs[first], closing == last, text.count > 2 {
      return inner(text, 1, 1)
    }
    if [".", ";", "!", "\u{3002}"].contains(last) { return inner(text, 0, 1) }
    if text.hasPrefix("\\("), text.hasSuffix("\\)") { return inner(text, 2, 2) }
    for command in commands where text.hasPrefix(command) && last == "}" {
      return inner(text, command.count, 1)
    }
    return element(text) ?? labelled(text) ?? call(text)
  }

  private static func inner(_ text: String, _ start: Int, _ end: Int) -> String? {
    guard text.count > start + end else { return nil }
    let inner = text.dropFirst(start).dropLast(end).trimmed
    return inner.isEmpty ? nil : inner
  }

  private static func fenced(_ text: String) -> String? {
    guard text.hasPrefix("```") || text.hasPrefix("~~~") else { return nil }
    let bytes = Array(text.utf8)
    let fences = Fence.all(in: bytes[...])
    guard fences.count == 1, let fence = fences.first, fence.isClosed,
      fence.span == 0..<bytes.count
    else { return nil }
    let content = fence.content.trimmed
    return content.isEmpty ? nil : content.text
  }

  private static func object(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var reader = LooseJSONReader(bytes)
    guard let value = reader.value(), reader.position == bytes.count,
      let answer = JSONAnswer(value), Set(answer.actions).count == 1
    else { return nil }
    return answer.actions[0]
  }

  private static func element(_ text: String) -> String? {
    guard text.first == "<", text.last == ">" else { return nil }
    let lower = text.lowercased()
    for name in elements where lower.hasPrefix("<\(name)>") && lower.hasSuffix("</\(name)>") {
      return inner(text, name.count + 2, name.count + 3)
    }
    return nil
  }

  private static func labelled(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes[...].onlyLine != nil, let label = ActionLabel(bytes[...]), label.isAction else {
      return nil
    }
    let rest = label.rest.trimmed
    return rest.isEmpty ? nil : rest.text
  }

  /// The argument of `play(c3)` or `play[c3]`.
  private static func call(_ text: String) -> String? {
    guard let last = text.last, last == ")" || last == "]",
      let start = text.firstIndex(of: last == ")" ? "(" : "["),
      verbs.contains(text[..<start].lowercased()[...])
    else { return nil }
    let argument = text[text.index(after: start)...].dropLast().trimmed
    return argument.isEmpty ? nil : argument
  }
}
