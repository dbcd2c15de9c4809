// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The observations, thoughts and actions of a seat so far, as one text of labelled lines.
///
/// In a message each of its steps is a part of its own. So a later turn reads it back from the record of the
/// last one as it was sent, and nothing that an observation says is taken for a step.
struct Transcript {
  /// Observation, thought with action, observation, and so on; the present observation comes last.
  let steps: [String]
  /// Thoughts with their actions that the budget had no room for.
  let leftOut: Int

  /// Goes on with the transcript of the last turn.
  ///
  /// - Parameter turns: the seat's own turns so far.
  /// - Parameter observation: what the seat sees now.
  /// - Parameter most: tokens that the past may take, by `TokenEstimate`.
  init(_ turns: [Turn], observation: String, within most: Int) {
    let now = "Observation:\n" + observation.indented + "\n"
    var pairs: [String] = []
    var past = Self.steps(of: turns.last)
    if let turn = turns.last, let action = turn.applied, !past.isEmpty {
      let thought = turn.explanation?.rationale ?? ""
      past.append(
        turn.substitution == nil
          ? "Thought: \(thought.continued)\nAction: \(action.continued)\n"
          : "(No answer could be used; \(action) was drawn at random and played.)\n")
    }
    for index in stride(from: 0, to: past.count - 1, by: 2) {
      pairs.append(past[index])
      pairs.append(past[index + 1])
    }
    let kept = TokenEstimate.suffix(
      of: Array(stride(from: 0, to: pairs.count, by: 2)), within: most
    ) { TokenEstimate.tokens(of: pairs[$0]) + TokenEstimate.tokens(of: pairs[$0 + 1]) }
    steps = pairs.suffix(2 * kept) + [now]
    leftOut = turns.filter { $0.applied != nil }.count - kept
  }

  /// The parts of a message whose text a template writes around the transcript.
  ///
  /// - Parameter write: writes the text, with what it is given in the transcript's place.
  func parts(in write: (String) -> String) -> [ContentPart] {
    let whole = write(steps.joined())
    guard let place = whole.ranges(of: steps.joined()).last else { return [.text(whole)] }
    let texts = [String(whole[..<place.lowerBound])] + steps + [String(whole[place.upperBound...])]
    return texts.map { .text($0) }
  }

  /// The steps of a turn's question: all its texts but those before and after the transcript.
  private static func steps(of turn: Turn?) -> [String] {
    let texts = (turn?.question?.content ?? []).compactMap { part -> String? in
      if case .text(let text) = part { text } else { nil }
    }
    return texts.count < 3 ? [] : Array(texts[1..<(texts.count - 1)])
  }
}

extension String {
  /// The text with every line moved in, so that none of them looks like a label.
  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      .joined(separator: "\n")
  }

  /// The text with all its lines but the first moved in.
  fileprivate var continued: String {
    split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      $0.offset == 0 ? String($0.element) : "  " + $0.element
    }.joined(separator: "\n")
  }
}
