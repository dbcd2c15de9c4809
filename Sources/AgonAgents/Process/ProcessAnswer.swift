// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One line that a program wrote in answer to a question.
struct ProcessAnswer {
  /// True when the line answers the question and no other, so that the next line will answer the next one.
  let isInStep: Bool
  private let choice: Choice
  private let explanation: Explanation?
  private let legalNames: [String]

  private enum Choice {
    case action(String)
    case resigned
    case useless(FailureClass, String)
  }

  /// Reads a line.
  ///
  /// - Parameter number: that of the question.
  /// - Parameter legal: names of the legal actions.
  init(_ line: [UInt8], to number: Int64, legal: [String]) {
    legalNames = legal
    switch Self.object(in: line, answering: number) {
    case .success(let reply):
      isInStep = true
      let (explanation, fault) = Self.explanation(in: reply)
      self.explanation = explanation
      choice = fault.map { .useless(.unparseable, $0) } ?? Self.choice(in: reply)
    case .failure(let failure):
      isInStep = false
      explanation = nil
      choice = .useless(failure.failure, failure.detail)
    }
  }

  /// The object that a line holds, when it answers this question.
  private static func object(in line: [UInt8], answering number: Int64)
    -> Result<JSON, ProgramFailure>
  {
    guard line.contains(where: { $0 > 0x20 }) else {
      return .failure(ProgramFailure(.empty, "The answer is a blank line."))
    }
    let reply: JSON
    do throws(JSONSyntaxError) {
      reply = try JSON(parsing: line)
    } catch {
      return .failure(
        ProgramFailure(
          .unparseable, "The answer is no JSON: \(error.detail) It begins \(excerpt(line))."))
    }
    guard reply.members != nil else {
      return .failure(
        ProgramFailure(.unparseable, "The answer is no JSON object, but \(excerpt(line))."))
    }
    guard reply["id"]?.integer == number else {
      let id = reply["id"].map { "has the id \($0)" } ?? "has no id"
      return .failure(
        ProgramFailure(.unparseable, "The answer \(id), and the question has \(number)."))
    }
    return .success(reply)
  }

  private static func choice(in reply: JSON) -> Choice {
    let action = reply["action"] ?? .null
    guard reply["resign"]?.truth != true else {
      return action == .null
        ? .resigned : .useless(.ambiguous, "The answer both resigns and names an action.")
    }
    guard let text = action.text else {
      return .useless(.unparseable, "The answer has no `action` that is a text, and no `resign`.")
    }
    return text.allSatisfy(\.isWhitespace)
      ? .useless(.empty, "The answer's `action` is empty.") : .action(text)
  }

  /// What it says about the action, and the first thing that has not the form it must have.
  private static func explanation(in reply: JSON) -> (Explanation?, fault: String?) {
    var explanation = Explanation()
    var fault: String?
    func member(_ name: String, _ kind: String, _ read: (JSON) -> Bool) {
      guard let value = reply[name], value != .null, !read(value), fault == nil else { return }
      fault = "The answer's `\(name)` is not \(kind)."
    }
    member("rationale", "a text") {
      explanation.rationale = $0.text
      return $0.text != nil
    }
    member("conclusion", "a text") {
      explanation.conclusion = $0.text
      return $0.text != nil
    }
    member("claims", "a list of texts") { value in
      guard let elements = value.elements else { return false }
      explanation.claimLines = elements.compactMap(\.text).flatMap { text in
        text.split(whereSeparator: \.isNewline).map(String.init)
      }
      return elements.allSatisfy { $0.text != nil }
    }
    member("confidence", "a number from 0 to 1") { value in
      explanation.confidence = value.double.flatMap { (0...1).contains($0) ? $0 : nil }
      return explanation.confidence != nil
    }
    member("resign", "true or false") { $0.truth != nil }
    explanation.stated = reply["action"]?.text
    return (explanation == Explanation() ? nil : explanation, fault)
  }

  /// What the seat does: the action as the environment's own grammar reads it.
  func decision(in window: SeatWindow) throws(EnvironmentError) -> Decision {
    var explanation = explanation
    let outcome: Decision.Choice
    switch choice {
    case .resigned: outcome = .resigned
    case .useless(let failure, let detail): outcome = .failed(failure, detail)
    case .action(let text):
      switch try window.read(text) {
      case .legal(let action):
        outcome = .action(action)
        explanation?.path = legalNames.contains(text) ? .exact : .tolerant
      case .illegal(_, let reason): outcome = .failed(.illegal, reason)
      case .ambiguous(let reason): outcome = .failed(.ambiguous, reason)
      case .unparseable(let reason): outcome = .failed(.unparseable, reason)
      }
    }
    return Decision(outcome, explanation: explanation)
  }

  /// The beginning of a line, in quotes, for a message.
  static func excerpt(_ line: [UInt8]) -> String {
    let text = String(decoding: line.prefix(80), as: UTF8.self)
    return JSON.string(line.count > 80 ? text + "..." : text).description
  }
}
