// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Asks for the action, and carries out lines of play in copies of the state as long as the model asks for
/// them instead and may have more.
///
/// A reply with a line to carry out is a wish, whatever else it says, until no line is left.
struct LookAheadDialogue: Dialogue {
  private let prompt: Prompt
  private let seed: Seed
  private var answering: AnswerDialogue
  /// Lines that may still be carried out.
  private var left: Int
  private var count = 0

  /// Begins with the question of the turn.
  ///
  /// - Parameter seed: what the draws in the copies follow from.
  init(_ prompt: Prompt, seed: Seed) {
    self.prompt = prompt
    self.seed = seed
    answering = AnswerDialogue(prompt)
    left = prompt.settings.width
  }

  var question: Question {
    var question = answering.question
    if left > 0, case .grammar(let grammar) = question.constraint {
      question.constraint = .grammar(widened(grammar))
    }
    return question
  }

  mutating func hear(_ replies: [ModelReply?], in window: SeatWindow) throws(EnvironmentError)
    -> Heard
  {
    let wishes = left > 0 ? (replies.first ?? nil).map { Wish.all(in: $0.text) } ?? [] : []
    guard let reply = replies.first ?? nil, !wishes.isEmpty else {
      return try answering.hear(replies, in: window)
    }
    var results: [[String: Any]] = []
    for wish in wishes.prefix(left) {
      let line = try ImaginedLine(
        wish.actions.prefix(prompt.settings.depth), in: window, medium: prompt.settings.medium,
        seed: seed.derived(UInt64(count)))
      count += 1
      let rest = wish.actions.dropFirst(prompt.settings.depth)
      var result: [String: Any] = [
        "number": "\(count)", "line": wish.actions.joined(separator: "; "),
        "outcome": line.text + (rest.isEmpty ? "" : "\n" + tooLong(rest)),
      ]
      result["expected"] = wish.expected
      results.append(result)
    }
    left -= results.count
    var values: [String: Any] = ["results": results]
    values["left"] = "\(left)"
    values["may_wish"] = left > 0
    values["is_hidden"] =
      !window.environment.descriptor.abilities.contains(.perfectInformation)
    let messages =
      answering.question.messages
      + [Message(.assistant, reply.text), Message(.user, prompt.text(.results, values))]
    answering = AnswerDialogue(prompt, asking: messages)
    return Heard(step: .onward, explanation: nil, faults: [nil], purpose: .lookAhead)
  }

  /// Says that the end of a line was not played.
  private func tooLong(_ rest: ArraySlice<String>) -> String {
    let most = prompt.settings.depth
    return "Not played: \(rest.joined(separator: "; ")); a line has \(most) "
      + (most == 1 ? "action at most." : "actions at most.")
  }

  /// A grammar that allows a wish in the place of the answer.
  private func widened(_ grammar: String) -> String {
    let step = "[^<>;\\r\\n \\t] [^<>;\\r\\n]{0,39}"
    return """
      root ::= answer | wish
      wish ::= ("<simulate> " course " </simulate>\\n" ("<expect> " expected " </expect>\\n")?){1,\(left)}
      course ::= step ("; " step){0,\(prompt.settings.depth - 1)}
      step ::= \(step)
      expected ::= [^<>\\r\\n \\t] [^<>\\r\\n]{0,\(prompt.settings.rationaleLength - 1)}

      """ + grammar.replacing("root ::=", with: "answer ::=", maxReplacements: 1)
  }
}
