// SPDX-License-Identifier: Apache-2.0

/// What a person means by one typed line.
///
/// A word of the table of commands is one when it begins a line; with a slash before it, such as `/pass`, it is
/// one even where an action has that name.
enum HumanInput: Hashable, Sendable {
  /// An action, and words that followed it.
  case action(String, rationale: String?)
  /// Words for the action to come.
  case rationale(String)
  /// A claim in the text form.
  case claim(String)
  /// How sure the person is, as it was typed.
  case confidence(String)
  /// Takes back what was typed last and is not played yet.
  case undo
  /// Gives up.
  case resign(rationale: String?)
  /// Shows the legal actions, all of them.
  case moves
  /// Shows the observation again.
  case board
  /// Shows what can be claimed.
  case claims
  /// Shows what can be typed.
  case help
  /// An empty line.
  case nothing

  /// Reads a line.
  ///
  /// - Parameter isAction: whether a text is the name of a legal action, which goes before a command.
  init(_ line: String, isAction: (String) -> Bool) {
    let (text, rationale) = Self.split(line)
    if text.isEmpty, let rationale {
      self = .rationale(rationale)
      return
    }
    let isMarked = text.hasPrefix("/")
    let words = (isMarked ? String(text.dropFirst()) : text).split(
      maxSplits: 1, whereSeparator: \.isWhitespace)
    let rest = words.count > 1 ? String(words[1]).trimmed : ""
    let all = (isMarked ? String(line.trimmed.dropFirst()) : line.trimmed)
      .split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let tail = all.count > 1 ? String(all[1]).trimmed : ""
    let word = words.first?.lowercased() ?? ""
    guard !text.isEmpty, isMarked || !isAction(text) else {
      self = text.isEmpty ? .nothing : .action(text, rationale: rationale)
      return
    }
    switch (word, rest.isEmpty) {
    case ("because", false): self = .rationale(tail)
    case ("claim", false): self = .claim(tail)
    case ("sure", false): self = .confidence(rest)
    case ("undo", true): self = .undo
    case ("resign", true): self = .resign(rationale: rationale)
    case ("moves", true): self = .moves
    case ("board", true): self = .board
    case ("claims", true): self = .claims
    case ("help", true), ("?", true): self = .help
    default: self = .action(text, rationale: rationale)
    }
  }

  /// What can be typed, for people.
  static let helpText = """
    ACTION               plays it; `ACTION because WORDS` or `ACTION; WORDS` also says why
    because WORDS        says why, before the action
    claim STATEMENT      states something that is checked, such as claim wins_now(c3)
    sure 0.7             how sure you are not to lose, from 0 to 1
    undo                 takes back what you typed last; an action that is played stays
    moves, board         shows the legal actions, the board
    claims               shows what can be claimed
    resign               gives up
    A slash before one of these words keeps it from being an action of that name.
    """

  /// Divides a line into the action and what follows the first `;` or ` because `.
  static func split(_ line: String) -> (action: String, rationale: String?) {
    let marks = [";", " because "].compactMap { line.firstRange(of: $0) }
    guard let mark = marks.min(by: { $0.lowerBound < $1.lowerBound }) else {
      return (line.trimmed, nil)
    }
    let rationale = String(line[mark.upperBound...]).trimmed
    return (String(line[..<mark.lowerBound]).trimmed, rationale.isEmpty ? nil : rationale)
  }
}
