// SPDX-License-Identifier: Apache-2.0

/// A label that says that an action follows, at the beginning of a line or as a key of JSON: `Action:`,
/// `**Final answer**:`, `"my_move":`.
struct ActionLabel {
  /// The label without letter case, blanks and ornament: `finalanswer`.
  let name: String
  /// What follows the colon on the line.
  let rest: ArraySlice<UInt8>

  /// Blanks, and the marks of bold and slanted type.
  static let ornaments: Set<UInt8> = [0x09, 0x20, 0x2A, 0x5F]

  private static let own: Set<String> = {
    let nouns = ["action", "move", "answer", "decision"]
    let adjectives = ["", "final", "my", "the", "myfinal", "thefinal", "chosen", "selected"]
    return Set(adjectives.flatMap { adjective in nouns.map { adjective + $0 } })
  }()

  private static let foreign: Set<String> = [
    "aktion", "zug", "meinzug", "antwort", "endgültigeantwort",
    "coup", "moncoup", "réponse", "réponsefinale",
    "acción", "jugada", "movimiento", "respuesta", "respuestafinal",
    "azione", "mossa", "risposta", "rispostafinale",
    "ação", "jogada", "resposta", "respostafinal",
    "ход", "действие", "ответ", "мойход",
    "行动", "动作", "答案", "最终答案", "最终行动", "行動", "答え", "回答", "手",
    "정답", "답", "행동", "수",
  ]

  /// Whether a squeezed text is a label of an action.
  static func isLabel(_ squeezed: String) -> Bool {
    own.contains(squeezed) || foreign.contains(squeezed)
  }

  /// A label without letter case, blanks, ornament, and marks of lists and headings.
  static func squeezed(_ text: String) -> String {
    let dropped: Set<Character> = [" ", "\t", "*", "_", "`", "#", "-", "+", ":", "\u{2022}"]
    return String(text.lowercased().filter { !dropped.contains($0) })
  }

  /// Whatever stands before the first colon of a line, when it is short enough for a label.
  init?(_ line: ArraySlice<UInt8>) {
    let head = line.prefix(64)
    guard let end = head.index(of: UInt8(ascii: ":")) else { return nil }
    name = ActionLabel.squeezed(head[..<end].text)
    if name.isEmpty { return nil }
    rest = line[(end + 1)...]
  }

  /// A heading of Markdown, or a line in bold, which needs no colon.
  init?(heading line: ArraySlice<UInt8>) {
    let content = line.trimmed
    guard content.count <= 64, content.begins(with: "#") || content.begins(with: "**") else {
      return nil
    }
    name = ActionLabel.squeezed(content.text)
    rest = content[content.endIndex...]
  }

  /// Whether an action follows.
  var isAction: Bool { ActionLabel.isLabel(name) }

  /// Whether it is `action`, or `action` with a number.
  var isStep: Bool { unnumbered == "action" }

  /// Whether it labels what the environment showed.
  var isObservation: Bool { unnumbered == "observation" }

  /// Whether it labels reasoning.
  var isThought: Bool { unnumbered == "thought" }

  private var unnumbered: Substring {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    return name.dropLast(digits)
  }
}
