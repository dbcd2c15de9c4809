// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// What a reply says beside its action, and what the model is told when it cannot be used.
struct ReadingExplanationTests {
  private func answer(
    _ text: String, form: AnswerForm = .claims, isJSON: Bool = false, trace: String? = nil
  ) throws -> Answer {
    try Answer(
      ModelReply(text: text, trace: trace, finish: .stop), form: form, isJSON: isJSON,
      in: ReadingTable.window(of: "tic_tac_toe", after: ["a1", "b2"]))
  }

  private func reason(_ text: String, form: AnswerForm = .claims, isJSON: Bool = false) throws
    -> String?
  {
    guard case .useless(_, let reason) = try answer(text, form: form, isJSON: isJSON).outcome else {
      return nil
    }
    return reason
  }

  @Test func `what an exact reply says is kept`() throws {
    #expect(
      try answer(ReplyCase.exactly("c3")).explanation
        == Explanation(
          rationale: "It is free.", claimLines: ["1 legal(c3) role=reason"], conclusion: "c3",
          stated: "c3", path: .exact, confidence: 0.5))
  }

  @Test func `what an object says is kept`() throws {
    let text = """
      {"1_rationale": "Free.", "2_claims": ["legal(c3)", 7], "3_conclusion": "a2",
       "4_action": "c3", "5_confidence": 0.25}
      """
    #expect(
      try answer(text).explanation
        == Explanation(
          rationale: "Free.", claimLines: ["legal(c3)"], conclusion: "a2", stated: "c3",
          path: .tolerant, confidence: 0.25))
  }

  @Test func `a useless reply keeps what it says`() throws {
    let explanation = try answer(ReplyCase.exactly("b2")).explanation
    #expect(explanation.rationale == "It is free.")
    #expect(explanation.stated == "b2")
    #expect(explanation.path == nil)
  }

  @Test func `a trace is no rationale`() throws {
    let answer = try answer("<answer>c3</answer>", form: .think, trace: "a2? c3.")
    #expect(answer.explanation.rationale == nil)
    #expect(answer.explanation.path == .exact)
  }

  @Test func `thinking is the rationale only where it was asked for`() throws {
    let text = "<think>a2? No.</think><action>c3</action>"
    #expect(try answer(text, form: .think).explanation.rationale == "a2? No.")
    #expect(try answer(text, form: .claims).explanation.rationale == nil)
  }

  @Test func `prose outside the sections is the rationale where its section lacks`() throws {
    #expect(
      try answer("It blocks.\n<action>c3</action>\nEnd.").explanation.rationale
        == "It blocks.\n\nEnd.")
    #expect(
      try answer("<rationale>r</rationale>Hm.<action>c3</action>").explanation.rationale == "r")
  }

  @Test func `several statements are told with their texts`() throws {
    #expect(
      try reason("<action>c3</action>\nAnswer: a2")
        == "The answer states different actions: \"c3\" and \"a2\".")
    #expect(
      try reason("Not <action>a2</action>")
        == "The answer denies \"a2\"; state only the action that you play.")
  }

  @Test func `a long statement is told in short`() throws {
    let long = String(repeating: "x", count: 5_000)
    let reason = try reason("<action>\(long)</action><action>c3</action>")
    #expect(try #require(reason).count < 200)
    #expect(try answer("<action>\(long)</action>").explanation.stated?.count == 60)
  }

  @Test(arguments: [
    (AnswerForm.claims, "The answer holds no action between <action> and </action>."),
    (.direct, "The answer holds no action between <action> and </action>."),
    (.think, "The answer holds no action between <answer> and </answer>."),
    (.react, "The answer holds no line that begins with \"Action:\"."),
    (.code, "The answer holds no block of code between lines of ```."),
  ]) func `a reply without an action is told the form`(form: AnswerForm, sentence: String) throws {
    #expect(try reason("I take the corner.", form: form) == sentence)
    #expect(
      try reason("I take the corner.", form: form, isJSON: true)
        == "The answer holds no JSON object with the key \"action\".")
  }

  @Test func `a refusal of the rules is told in the words of the environment`() throws {
    let reason = try #require(try reason("<action>b2</action>"))
    #expect(reason.contains("b2 is not legal: it is taken."))
  }

  @Test func `only invisible text is no text`() throws {
    #expect(try reason("\u{200B}") == "The answer holds no text.")
    #expect(try reason("<think>c3</think>") == "There is reasoning, but no answer after it.")
  }
}
