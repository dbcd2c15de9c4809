// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a model means to do in its next turns, as numbered steps.
struct Plan: Hashable {
  /// The text as the model wrote it, trimmed.
  let text: String
  /// The steps without their numbers; the whole text where nothing is numbered.
  let steps: [String]

  /// Reads a plan; nil when there is no text.
  ///
  /// A step begins on a line with a number and `.` or `)`, and reaches to the next one. What a model thinks
  /// aloud, up to the last `</think>`, is passed over.
  init?(_ reply: String) {
    let spoken = reply.ranges(of: "</think>").last.map { String(reply[$0.upperBound...]) } ?? reply
    text = spoken.trimmed
    guard !text.isEmpty else { return nil }
    var steps: [String] = []
    for line in text.split(separator: "\n") {
      let bare = line.drop { $0.isWhitespace || $0 == "*" }
      let digits = bare.prefix { $0.isASCII && $0.isNumber }
      let rest = bare.dropFirst(digits.count)
      if !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" {
        steps.append(rest.dropFirst().trimmed)
      } else if !steps.isEmpty {
        steps[steps.count - 1] += "\n" + line
      }
    }
    self.steps = steps.isEmpty ? [text] : steps
  }

  /// The plan that a seat follows, and in how many turns it has followed it; nil before there is one.
  ///
  /// It is read back from the record of the turn in which it was made.
  static func current(in turns: [Turn]) -> (plan: Plan, turns: Int)? {
    for (index, turn) in turns.enumerated().reversed() {
      let made = turn.calls.last { $0.purpose == .plan && $0.failure == nil && $0.reply != nil }
      guard let text = made?.reply?.text, let plan = Plan(text) else { continue }
      return (plan, turns[index...].filter { $0.substitution == nil }.count)
    }
    return nil
  }
}
