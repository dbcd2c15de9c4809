// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct LookAheadTests {
  private let game = TicTacToe()

  private func decide(
    _ model: ScriptedModel, _ settings: [String: JSON] = [:], in environment: any Environment,
    _ episode: any Episode, seed: Seed = Seed(1)
  ) async throws -> Decision {
    let own: [String: JSON] = ["model": "scripted", "strategy": "look-ahead", "form": "direct"]
    return try await AgentKind.language.sample(
      .object(own.merging(settings) { _, given in given }), model: model
    ).decide(.to(episode, of: environment, seed: seed))
  }

  @Test func `lines are carried out by the rules and told, then the answer follows`() async throws {
    let wish = """
      <simulate> c3; b2; b1 </simulate>
      <expect> I hold b1. </expect>
      <simulate> b2 </simulate>
      """
    let model = ScriptedModel(wish, "<action> c1 </action>")
    let episode = try game.episode(after: "a1", "b3")
    let decision = try await decide(model, ["width": 3], in: game, episode)
    #expect(decision.action == 2)
    #expect(decision.explanation?.path == .exact)
    #expect(decision.calls.map(\.purpose) == [.lookAhead, .answer])
    #expect(decision.calls.map(\.failure) == [nil, nil])
    let messages = try #require(model.requests.last).messages
    #expect(messages.map(\.role) == [.system, .user, .assistant, .user])
    #expect(messages[2].text == wish)
    #expect(
      messages[3].text == """
        Line 1: c3; b2; b1
        Asked, you expected: I hold b1.
        True by the rules:
        Seat 0 (you) played c3.
        Seat 1 played b2.
        Seat 0 (you) played b1.
        You see:
        xx.
        .o.
        .ox
        Seat 1 is to act.

        Line 2: b2
        True by the rules:
        Seat 0 (you) played b2.
        You see:
        x..
        .x.
        .o.
        Seat 1 is to act.

        Lines that may still be carried out in this turn: 1.
        Look ahead, or answer.
        """)
    #expect(episode.progress.actionCount == 2)
  }

  @Test func `the system message explains width and depth`() async throws {
    let model = ScriptedModel("<action> c1 </action>")
    _ = try await decide(model, ["width": 2, "depth": 5], in: game, try game.episode())
    let request = try #require(model.requests.first)
    #expect(
      request.messages[0].text.hasSuffix(
        """
        Before you answer you may have lines of play carried out by the rules, 2 in a turn at most. \
        Instead of an answer write, once for each line:
        <simulate> ACTION; ACTION </simulate>
        <expect> what you expect then </expect>
        A line has 5 actions at most: the first one is yours, the next ones are those of whoever is to \
        act, as the turns go. Where seats act together, name the action of one, yours if you act; \
        those of the others are drawn at random, as chance is. What you expect may be left out. You \
        are told what follows, and answer then.
        """))
    #expect(
      request.messages[1].text.hasSuffix("Look ahead, or answer: which one do you play, and why?"))
  }

  @Test func `beyond the width nothing is carried out`() async throws {
    let wish = String(repeating: "<simulate> b2 </simulate>\n", count: 3)
    let model = ScriptedModel(wish, wish, "<action> c1 </action>")
    let decision = try await decide(model, ["width": 2], in: game, try game.episode())
    #expect(decision.calls.map(\.purpose) == [.lookAhead, .answer, .answer])
    #expect(decision.calls[1].failure != nil)
    let told = model.requests[1].messages[3].text
    #expect(told.contains("Line 2: b2"))
    #expect(!told.contains("Line 3"))
    #expect(told.hasSuffix("Answer now, in the form that was asked for."))
  }

  @Test func `beyond the depth nothing is played`() async throws {
    let model = ScriptedModel("<simulate>a1;b1;c1;a2</simulate>", "<action> c1 </action>")
    _ = try await decide(model, ["depth": 2], in: game, try game.episode())
    let told = model.requests[1].messages[3].text
    #expect(told.contains("Seat 1 played b1.\nYou see:\nxo."))
    #expect(told.contains("Not played: c1; a2; a line has 2 actions at most."))
  }

  @Test func `an action that the rules refuse ends its line with the reason`() async throws {
    let model = ScriptedModel("<simulate>a1; a1; b1</simulate>", "<action> c1 </action>")
    _ = try await decide(model, in: game, try game.episode())
    let told = model.requests[1].messages[3].text
    #expect(
      told.contains("played a1.\nSeat 1 cannot play \"a1\": The cell a1 is taken.\nYou see:\nx.."))
  }

  @Test func `a line that ends the episode tells the return`() async throws {
    let model = ScriptedModel("<simulate>c1; a2</simulate>", "<action> c1 </action>")
    let episode = try game.episode(after: "a1", "a3", "b1", "b3")
    _ = try await decide(model, in: game, episode)
    #expect(
      model.requests[1].messages[3].text.contains(
        """
        Seat 0 (you) played c1.
        "a2" was not played: the episode is over.
        The episode is over (line). Your return is 1.
        """))
  }

  @Test func `where seats act together the others' actions are drawn`() async throws {
    let goofspiel = GoofspielEpisode.environment(cards: 3)
    let model = ScriptedModel("<simulate>bid 2</simulate>", "<action> bid 3 </action>")
    let decision = try await decide(
      model, in: goofspiel, GoofspielEpisode(cards: 3, seats: 2))
    #expect(decision.action == 3)
    let told = model.requests[1].messages[3].text
    #expect(told.contains("Seat 0 (you) played bid 2.\nSeat 1 played bid "))
    #expect(told.contains(", by a draw.\n"))
  }

  @Test func `what the seat cannot see is drawn anew, and does not come out`() async throws {
    // Seat 0 holds the middle card and bets; the other one calls. The true return is +2 or -2 by the
    // hidden card; in the copies both must come.
    for hidden in [0, 2] {
      var seen: Set<Bool> = []
      for number in 0..<20 {
        let model = ScriptedModel("<simulate>bet; bet</simulate>", "<action> bet </action>")
        _ = try await decide(
          model, in: KuhnPokerEpisode.environment, KuhnPokerEpisode(cards: [1, hidden]),
          seed: Seed(UInt64(number)))
        let told = model.requests[1].messages[3].text
        #expect(told.contains("What you cannot see was drawn anew for each line"))
        seen.insert(told.contains("Your return is 2."))
      }
      #expect(seen == [true, false])
    }
  }

  @Test func `a grammar allows wishes until none is left`() async throws {
    let reply = ModelReply(text: "<simulate>a1</simulate>", finish: .stop)
    let answer = ModelReply(text: "<action> c1 </action>", finish: .stop)
    let model = ScriptedModel([.success(reply), .success(answer)])
    _ = try await decide(model, ["constrain": "grammar", "width": 1], in: game, try game.episode())
    let grammars = model.requests.map { request -> String in
      if case .grammar(let grammar) = request.constraint { grammar } else { "" }
    }
    #expect(grammars[0].hasPrefix("root ::= answer | wish\n"))
    #expect(grammars[0].contains("\nanswer ::= \"<action> \" action \" </action>\"\n"))
    #expect(grammars[1].hasPrefix("root ::= \"<action> \" action \" </action>\"\n"))
  }

  @Test func `wishes are read in any letter case, and not out of thinking`() {
    let reply = """
      <think><simulate>a1</simulate></think>
      <Simulate>b1;;c1;</SIMULATE> <expect>x</expect><simulate> </simulate><simulate>a2
      """
    #expect(Wish.all(in: reply) == [Wish(actions: ["b1", "c1"], expected: "x")])
  }

  @Test func `a schema cannot hold a wish`() throws {
    let error = #expect(throws: AgentSettingsError.self) {
      _ = try AgentKind.language.sample(
        ["model": "scripted", "strategy": "look-ahead", "constrain": "json-schema"],
        model: ScriptedModel())
    }
    #expect(error?.place == "anna.constrain")
  }
}
