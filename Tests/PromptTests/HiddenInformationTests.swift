// SPDX-License-Identifier: Apache-2.0

import AgonAgents
import AgonCore
import Testing

/// Holds what language models are told against what their seats may know, in every shipped environment and for
/// every strategy.
struct HiddenInformationTests {
  /// All strategies, as the schema of the settings lists them.
  static let strategies =
    AgentKind.language.settingsSchema["properties"]?["strategy"]?["enum"]?
    .elements?.compactMap(\.text) ?? []

  private func settings(_ strategy: String) -> [String: JSON] {
    ["strategy": .string(strategy), "samples": 2, "constrain": "none"]
  }

  @Test func `there are strategies to look at`() {
    #expect(Set(HiddenInformationTests.strategies).isSuperset(of: ["direct", "claims"]))
  }

  @Test(arguments: Table.open + Table.hidden)
  func `states that look alike to a seat give its model the same prompt`(table: Table) async throws
  {
    for strategy in HiddenInformationTests.strategies {
      let play = try await table.play(settings(strategy), episodes: 3)
      var compared = 0
      for witness in play.witnesses {
        for testimony in witness.testimonies {
          for twin in testimony.twins {
            #expect(twin == testimony.prompts, "\(strategy), seat \(witness.seat)")
            compared += 1
          }
        }
      }
      #expect(compared > 3)
      let ends = Set(play.trajectories.map(\.outcome.end))
      #expect(ends == [.terminated], "\(strategy) could not be followed")
    }
  }

  @Test(arguments: Table.hidden)
  func `who has seen and done the same is told the same, whatever others did`(table: Table)
    async throws
  {
    let play = try await table.play(settings("claims"), episodes: 150, twins: 0)
    var alike = 0
    for (seat, witness) in play.witnesses.enumerated() {
      var prompts: [[String]: Set<[String]>] = [:]
      var states: [[String]: Set<Digest>] = [:]
      for (number, trajectory) in play.trajectories.enumerated() {
        let own = trajectory.turns.filter { $0.seat == Seat(seat) }
        for (count, turn) in own.enumerated() {
          let testimony = witness.testimonies[play.beginnings[seat][number] + count]
          prompts[testimony.knowledge, default: []].insert(testimony.prompts)
          let before = (turn.together ?? turn.index) - 1
          states[testimony.knowledge, default: []].insert(
            before < 0 ? trajectory.openingDigest : trajectory.turns[before].digest)
        }
      }
      #expect(prompts.values.allSatisfy { $0.count == 1 })
      alike += states.values.count { $0.count > 1 }
    }
    // Otherwise there was nothing to hide.
    #expect(alike > 0 || table.description.contains("\"cards\":4}"))
  }

  @Test(arguments: Table.open + Table.hidden)
  func `no word of a model comes to another seat's model`(table: Table) async throws {
    for strategy in HiddenInformationTests.strategies {
      for history in ["none", "actions", "turns"] as [JSON] {
        var settings = settings(strategy)
        settings["history"] = history
        let play = try await table.play(settings, episodes: 1, keepsLessons: true, twins: 0)
        for witness in play.witnesses {
          let others = play.witnesses.filter { $0.seat != witness.seat }.map(\.scribe.secret)
          for prompt in witness.testimonies.flatMap(\.prompts) {
            for secret in others {
              #expect(!prompt.contains(secret), "\(strategy), seat \(witness.seat)")
            }
          }
        }
      }
    }
  }

  @Test func `a model is not told the card of another seat in Kuhn poker`() async throws {
    let play = try await Table(id: "kuhn_poker").play(settings("claims"), episodes: 30, twins: 0)
    for (number, trajectory) in play.trajectories.enumerated() {
      let cards = trajectory.chance.map(\.name)
      for seat in 0...1 {
        for question in questions(of: seat, in: number, of: play) {
          let words = question.split { !$0.isLetter }.map(String.init)
          #expect(words.contains(cards[seat]))
          #expect(!words.contains(cards[1 - seat]))
        }
      }
    }
  }

  @Test func `a model is told the board in Leduc poker, and no card of another seat`() async throws
  {
    let play = try await Table(id: "leduc_poker").play(settings("claims"), episodes: 30, twins: 0)
    let suits = ["s": "spades", "h": "hearts"]
    var boards = 0
    for (number, trajectory) in play.trajectories.enumerated() {
      let cards = trajectory.chance.map { draw in
        "\(draw.name.prefix(1)) (\(suits[String(draw.name.suffix(1))] ?? "?"))"
      }
      for seat in 0...1 {
        for question in questions(of: seat, in: number, of: play) {
          #expect(question.contains(cards[seat]))
          #expect(!question.contains(cards[1 - seat]))
          if cards.count > 2, question.contains("Board \(cards[2])") { boards += 1 }
        }
      }
    }
    #expect(boards > 10)
  }

  @Test func `a model is told no hidden bid in Goofspiel, and all that are revealed`() async throws
  {
    for (bids, isTold) in [("hidden", false), ("revealed", true)] {
      let table = Table(id: "goofspiel", parameters: ["cards": 4, "bids": .string(bids)])
      let play = try await table.play(settings("claims"), episodes: 10, twins: 0)
      var told = 0
      for number in play.trajectories.indices {
        for seat in 0...1 {
          for question in questions(of: seat, in: number, of: play)
          where question.contains("seat \(1 - seat) bid") {
            told += 1
          }
        }
      }
      #expect((told > 0) == isTold)
    }
  }

  /// What the model of a seat was asked in an episode, without the rules.
  private func questions(of seat: Int, in episode: Int, of play: Table.Play) -> [String] {
    let beginnings = play.beginnings[seat]
    let all = play.witnesses[seat].testimonies
    let end = episode + 1 < beginnings.count ? beginnings[episode + 1] : all.count
    return all[beginnings[episode]..<end].flatMap(\.prompts).map { prompt in
      prompt.ranges(of: "\nuser: ").first.map { String(prompt[$0.upperBound...]) } ?? prompt
    }
  }
}
