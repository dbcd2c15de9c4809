// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore
internal import Foundation

/// What stands in a reply outside of its sections and of what a model thinks aloud: where to look when the
/// reply has no action section.
struct PlainReply {
  /// The text, trimmed.
  let text: String

  /// Takes the sections and the thinking out of a reply.
  init(_ reply: String) {
    var text = reply
    for name in ["think", "thinking"] {
      if let end = text.range(of: "</\(name)>", options: [.caseInsensitive, .backwards]) {
        text = String(text[end.upperBound...])
      }
      if let start = text.range(of: "<\(name)>", options: .caseInsensitive) {
        text = String(text[..<start.lowerBound])
      }
    }
    for section in ReplySection.allCases {
      while let start = text.range(of: "<\(section.rawValue)>", options: .caseInsensitive) {
        let end = text.range(
          of: "</\(section.rawValue)>", options: .caseInsensitive,
          range: start.upperBound..<text.endIndex)
        text.replaceSubrange(start.lowerBound..<(end?.upperBound ?? text.endIndex), with: "\n")
      }
    }
    self.text = text.trimmed
  }

  /// The explanation and the action's text of a reply that is one JSON object, perhaps in a code fence, with
  /// a text or number as `action`; nil for any other reply.
  var object: Explanation? {
    guard let json = try? JSON(parsing: PlainReply.unfenced(text)), let action = json["action"]
    else { return nil }
    let stated = action.text ?? action.integer.map { String($0) }
    guard let stated else { return nil }
    return Explanation(
      rationale: json["rationale"]?.text,
      claimLines: json["claims"]?.elements?.compactMap(\.text) ?? [],
      conclusion: json["conclusion"]?.text, stated: stated,
      confidence: json["confidence"]?.double.flatMap { (0...1).contains($0) ? $0 : nil })
  }

  /// The different texts after lines that begin with the word `action` (or `final action`, `my action`) and
  /// a colon, and the lines without them.
  var labelled: (actions: [String], rest: String) {
    var actions: [String] = []
    var rest: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let bare = PlainReply.unadorned(String(line))
      let halves = bare.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let label = PlainReply.unadorned(String(halves.first ?? "")).lowercased()
      if halves.count == 2, ["action", "final action", "my action"].contains(label) {
        let action = PlainReply.unadorned(String(halves[1]))
        if !action.isEmpty, !actions.contains(action) { actions.append(action) }
      } else {
        rest.append(line)
      }
    }
    return (actions, rest.joined(separator: "\n").trimmed)
  }

  /// The text when it is a single line, without fence, ornament and full stop; nil when it has more lines.
  var single: String? {
    let bare = PlainReply.unadorned(PlainReply.unfenced(text))
    return bare.isEmpty || bare.contains("\n") ? nil : bare
  }

  /// The content of a text that is one code fence; other texts as they are.
  private static func unfenced(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines[0].hasPrefix("```"), lines[lines.count - 1].trimmed == "```"
    else { return text }
    return lines[1..<(lines.count - 1)].joined(separator: "\n").trimmed
  }

  /// A text without quotes, backticks and asterisks around it, and without a full stop at its end.
  private static func unadorned(_ text: String) -> String {
    let ornaments: Set<Character> = ["*", "`", "\"", "'", "_"]
    var text = text[...]
    while let first = text.first, ornaments.contains(first) || first.isWhitespace {
      text = text.dropFirst()
    }
    while let last = text.last, ornaments.contains(last) || last == "." || last.isWhitespace {
      text = text.dropLast()
    }
    return String(text)
  }
}
