// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// A model's reply and what must become of it, with a1 and b2 taken.
struct ReplyCase: Sendable, CustomStringConvertible {
  /// What must become of the reply.
  enum Fate: Hashable, Sendable {
    case exact(String)
    case tolerant(String)
    case useless(FailureClass)
  }

  let name: String
  let text: String
  let fate: Fate
  var finish = ModelReply.Finish.stop
  var trace: String?

  init(
    _ name: String, _ text: String, _ fate: Fate, finish: ModelReply.Finish = .stop,
    trace: String? = nil
  ) {
    self.name = name
    self.text = text
    self.fate = fate
    self.finish = finish
    self.trace = trace
  }

  var description: String { name }

  /// A reply in the exact form.
  static func exactly(_ action: String, rationale: String = "It is free.") -> String {
    """
    <rationale> \(rationale) </rationale>
    <claims>
    1 legal(\(action)) role=reason
    </claims>
    <conclusion> \(action) </conclusion>
    <action> \(action) </action>
    <confidence> 0.5 </confidence>
    """
  }

  private static let head = """
    <rationale> It is free. </rationale>
    <claims>
    1 legal(c3) role=reason
    </claims>
    <conclusion> c3 </conclusion>

    """

  static let all: [ReplyCase] = [
    // In form.
    ReplyCase("exact", exactly("c3"), .exact("c3")),
    ReplyCase("exact, capitals", exactly("C3"), .exact("c3")),
    ReplyCase(
      "exact, claims that are none",
      """
      <rationale> Because. </rationale>
      <claims>
      I will surely win
      </claims>
      <conclusion> c3 </conclusion>
      <action> c3 </action>
      <confidence> 1 </confidence>
      """, .exact("c3")),
    ReplyCase(
      "exact, action in rationale differs",
      exactly("c3", rationale: "I thought of <action> a2 </action>."), .exact("c3")),
    ReplyCase(
      "exact, conclusion differs from action",
      exactly("c3").replacing("<conclusion> c3", with: "<conclusion> a2"), .exact("c3")),
    // One documented rule away from the form.
    ReplyCase("text around", "Sure!\n" + exactly("c3") + "\nGood luck.", .tolerant("c3")),
    ReplyCase("code fence around", "```\n" + exactly("c3") + "\n```", .tolerant("c3")),
    ReplyCase("thinking before", "<think>a2? no</think>" + exactly("c3"), .tolerant("c3")),
    ReplyCase("only the action section", "<action>c3</action>", .tolerant("c3")),
    ReplyCase("prose and action section", "It blocks.\n<action>c3</action>", .tolerant("c3")),
    ReplyCase("quoted action", head + "<action> \"c3\" </action>", .tolerant("c3")),
    ReplyCase(
      "same action twice", head + "<action>c3</action><action>c3</action>", .tolerant("c3")),
    ReplyCase(
      "same action spelled twice", "<action>c3</action><action>C3</action>", .tolerant("c3")),
    ReplyCase("action without end", head + "<action> c3", .tolerant("c3")),
    ReplyCase(
      "cut after the action", head + "<action> c3 </action>\n<confid", .tolerant("c3"),
      finish: .length),
    ReplyCase("bare action", "c3", .tolerant("c3")),
    ReplyCase("bare action with ornament", "**c3**.", .tolerant("c3")),
    ReplyCase("bare action in a fence", "```\nc3\n```", .tolerant("c3")),
    ReplyCase("labelled line", "It blocks a line.\nAction: c3", .tolerant("c3")),
    ReplyCase("labelled line with ornament", "It blocks.\n**Final action:** `c3`", .tolerant("c3")),
    ReplyCase("JSON", "{\"rationale\": \"free\", \"action\": \"c3\"}", .tolerant("c3")),
    ReplyCase("JSON in a fence", "```json\n{\"action\": \"c3\"}\n```", .tolerant("c3")),
    // No action that was stated.
    ReplyCase("empty", "", .useless(.empty)),
    ReplyCase("blanks", " \n\t ", .useless(.empty)),
    ReplyCase("only reasoning apart", "", .useless(.empty), trace: "c3 looks good"),
    ReplyCase("only reasoning in tags", "<think>c3 looks good</think>", .useless(.empty)),
    ReplyCase("reasoning without end", "<think>c3 looks good", .useless(.empty)),
    ReplyCase("prose with one cell", "I would like to play c3 here.", .useless(.unparseable)),
    ReplyCase("first number", "2 in a row, so I play 6", .useless(.unparseable)),
    ReplyCase(
      "last bracket",
      "I considered [a2] but my final move is [c3]. (not [b1])", .useless(.unparseable)),
    ReplyCase("negated in the section", "<action> not c3 </action>", .useless(.unparseable)),
    ReplyCase("negated line", "Action: not c3", .useless(.unparseable)),
    ReplyCase("bare negation", "not c3", .useless(.unparseable)),
    ReplyCase("refusal", "I am sorry, but I cannot play games.", .useless(.unparseable)),
    ReplyCase("quoted board", "x..\n.o.\n...", .useless(.unparseable)),
    ReplyCase("quoted list", "Legal actions: b1, c1, a2, c2, a3, b3, c3", .useless(.unparseable)),
    ReplyCase("code fence without action", "```python\nplay('c3')\n```", .useless(.unparseable)),
    ReplyCase("JSON without action", "{\"move\": \"c3\"}", .useless(.unparseable)),
    ReplyCase("empty action section", head + "<action> </action>", .useless(.unparseable)),
    ReplyCase("conclusion only", head, .useless(.unparseable)),
    ReplyCase(
      "label within the rationale",
      "<rationale>\nAction: c3\n</rationale>", .useless(.unparseable)),
    ReplyCase("example echoed", "<action> ACTION </action>", .useless(.unparseable)),
    ReplyCase(
      "action in thinking only",
      "<think><action>c3</action></think> Hm.", .useless(.unparseable)),
    ReplyCase(
      "explained action", "<action> c3 because it blocks </action>", .useless(.unparseable)),
    // More than one.
    ReplyCase(
      "two sections", "<action>c3</action> or <action>a2</action>", .useless(.ambiguous)),
    ReplyCase(
      "two sections, one legal", "<action>b2</action><action>a2</action>",
      .useless(.ambiguous)),
    ReplyCase("two in one section", "<action> c3 a2 </action>", .useless(.ambiguous)),
    ReplyCase("two labelled lines", "Action: c3\nAction: a2", .useless(.ambiguous)),
    ReplyCase("example echoed before", exactly("b1") + exactly("c3"), .useless(.ambiguous)),
    // Against the rules.
    ReplyCase("taken cell", exactly("b2"), .useless(.illegal)),
    ReplyCase(
      "taken cell, legal one in prose",
      exactly("a1", rationale: "c3 is free, too."), .useless(.illegal)),
    ReplyCase("bare taken cell", "b2", .useless(.illegal)),
    ReplyCase("taken cell in JSON", "{\"action\": \"b2\"}", .useless(.illegal)),
    // Cut off.
    ReplyCase(
      "cut in the rationale", "<rationale> I could play c3", .useless(.truncated),
      finish: .length),
    ReplyCase("cut in the action", head + "<action> c3", .useless(.truncated), finish: .length),
    ReplyCase("cut in prose", "Action: c3", .useless(.truncated), finish: .length),
    ReplyCase("cut before text", "", .useless(.truncated), finish: .length),
    ReplyCase("cut while thinking", "<think> c3", .useless(.truncated), finish: .length),
  ]
}
