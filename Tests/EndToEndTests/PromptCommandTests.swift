// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// What `agon prompt` shows, and what it refuses.
struct PromptCommandTests {
  @Test(arguments: [
    "direct", "think", "claims", "try-again", "react", "plan-and-solve", "self-consistency",
    "reflect", "look-ahead",
  ])
  func `every strategy's prompt shows rules, position and legal actions`(strategy: String) throws {
    let shown = try Agon.run(
      "prompt", "connect_four", "--strategy", strategy, "--turn", "3", in: TemporaryFolder())
    #expect(shown.status == 0, "\(shown.errors)")
    for words in [
      "[system]\nYou play Connect Four.", "An action is the letter of a column, such as d.",
      "Connect Four, 4 in a row. Turn 3.", "You are O.", "Legal actions: a, b, c, d, e, f, g",
      "turn 3, seat 1, ",
    ] {
      #expect(shown.output.contains(words), "\(words): \(shown.output)")
    }
  }

  @Test(arguments: [
    (#"{"media": "png"}"#, "offers no observation as `png`; it can be: "),
    (#"{"predicates": ["wins_nwo"]}"#, "has a predicate `wins_nwo` that can be checked"),
    (#"{"temprature": 1}"#, "The kind knows no such key"),
    (#"{"user_prompt": "{{observatoin}}"}"#, "asks for `observatoin`, which it does not know"),
    (#"{"prompts": {"user": "x"}}"#, "`user` must be a mapping of parts to texts"),
    (#"[1]"#, "give a JSON object"),
  ])
  func `settings that cannot be are refused with a sentence`(settings: String, words: String)
    throws
  {
    let refused = try Agon.run(
      "prompt", "tic_tac_toe", "--strategy", "claims", "--settings", settings,
      in: TemporaryFolder())
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains(words), "\(refused.errors)")
  }
}
