// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonClaims

/// Holds each shipped game in disguise against the game itself.
struct DisguisedGamesTests {
  @Test(arguments: DisguisedPair.tables)
  func `what is declared names nothing of the original, and gives it back`(
    table: DisguisedPair.Table
  ) throws {
    let pair = try DisguisedPair(table)
    let (plain, hidden) = (pair.plain.descriptor, pair.hidden.descriptor)
    for (before, after) in [
      (plain.title, hidden.title), (plain.summary, hidden.summary), (plain.rules, hidden.rules),
    ] {
      #expect(pair.leaks(in: after) == [])
      #expect(pair.hidden.disguise.swapped(after) == before)
    }
    #expect(hidden.rules != plain.rules)
    for (before, after) in zip(pair.plain.predicates, pair.hidden.predicates) {
      #expect(pair.leaks(in: "\(after.name) \(after.gloss) \(after.example)") == [])
      #expect(pair.hidden.disguise.swapped(after.gloss) == before.gloss)
      #expect(pair.hidden.disguise.swapped(predicate: after.name) == before.name)
      #expect(pair.hidden.disguise.swapped(claim: after.example) == before.example)
    }
  }

  @Test(arguments: DisguisedPair.tables)
  func `no observation names anything of the original, and each gives it back`(
    table: DisguisedPair.Table
  ) throws {
    let pair = try DisguisedPair(table)
    var changed = 0
    for seed in 1...6 as ClosedRange<UInt64> {
      try pair.walk(seed: seed) { plain, hidden in
        for seat in 0..<pair.seats {
          for view in [View.seat, .recall, .everybody] {
            for media in [Media.text, .json] {
              guard let before = try? plain.text(for: Seat(seat), view: view, media: media)
              else { continue }
              let after = try hidden.text(for: Seat(seat), view: view, media: media)
              #expect(pair.leaks(in: after) == [], "\(after)")
              let back = pair.hidden.disguise.swapped(after, isJSON: media == .json)
              #expect(back == before)
              if after != before { changed += 1 }
            }
          }
        }
      }
    }
    #expect(changed > 50)
  }

  @Test(arguments: DisguisedPair.tables)
  func `the same actions are legal, and are read by their new names alone`(
    table: DisguisedPair.Table
  ) throws {
    let pair = try DisguisedPair(table)
    var read = 0
    for seed in 1...4 as ClosedRange<UInt64> {
      try pair.walk(seed: seed) { plain, hidden in
        #expect(plain.progress == hidden.progress)
        for seat in plain.actingSeats {
          let legal = try plain.legalActions(of: seat)
          #expect(try hidden.legalActions(of: seat) == legal)
          for action in legal {
            let before = try plain.name(of: action, by: seat)
            let after = try hidden.name(of: action, by: seat)
            #expect(try hidden.read(after, by: seat) == .legal(action))
            #expect(try hidden.read(" \(after.uppercased()). ", by: seat) == .legal(action))
            if before == after { continue }
            read += 1
            guard case .unparseable(let reason) = try hidden.read(before, by: seat) else {
              Issue.record("\(before) is still understood")
              continue
            }
            #expect(pair.leaks(in: reason.replacing("\"\(before)\"", with: "")) == [], "\(reason)")
          }
        }
      }
    }
    #expect(table.id == "goofspiel" || read > 10)
  }

  @Test(arguments: DisguisedPair.tables)
  func `states, chance and ends are those of the original`(table: DisguisedPair.Table) throws {
    let pair = try DisguisedPair(table)
    try pair.walk(seed: 9) { plain, hidden in
      var bytes: ([UInt8], [UInt8]) = ([], [])
      try plain.serialise(into: &bytes.0)
      try hidden.serialise(into: &bytes.1)
      #expect(bytes.0 == bytes.1)
      #expect(plain.positionKey == hidden.positionKey)
      #expect(try plain.chanceOutcomes() == hidden.chanceOutcomes())
      #expect(try plain.returns() == hidden.returns())
      let restored = try pair.hidden.restore(bytes.1)
      #expect(try restored.text(for: Seat(0)) == hidden.text(for: Seat(0)))
      if plain.isOn { return }
      let outcome = try hidden.outcome()
      #expect(pair.hidden.disguise.swapped(outcome, keeping: ["reason"]) == (try plain.outcome()))
      #expect(pair.leaks(in: outcome.description) == [])
    }
  }

  @Test(arguments: DisguisedPair.tables)
  func `a claim in disguise has the verdict of the claim itself`(table: DisguisedPair.Table) throws
  {
    let pair = try DisguisedPair(table)
    let checkers = [pair.plain, pair.hidden as any Environment].map {
      PluginChecker(of: $0.descriptor, predicates: $0.predicates, nodes: 2_000)
    }
    var judged = 0
    for seed in 1...3 as ClosedRange<UInt64> {
      try pair.walk(seed: seed) { plain, hidden in
        guard plain.isOn, let facts = plain.facts, !plain.actingSeats.isEmpty else { return }
        for seat in 0..<pair.seats {
          for truth in [true, false] {
            let made = try facts.generate(truth, for: Seat(seat), seed: Seed(seed), most: 12)
            for wire in made {
              let verdicts = try zip(checkers, [(wire, plain), (disguised(wire, pair), hidden)])
                .map { checker, question in
                  let written = try WireClaim(json: question.0, in: checker.vocabulary)
                    .claim(for: Seat(seat), among: pair.seats)
                  let claim = try Claim(parsing: written.line)
                  return try checker.verdict(of: claim, for: Seat(seat), on: question.1)
                }
              #expect(verdicts[0].finding == verdicts[1].finding, "\(wire)")
              let witness = verdicts[1].evidence?.witness ?? .null
              #expect(pair.leaks(in: witness.description) == [])
              #expect(
                pair.hidden.disguise.swapped(witness) == verdicts[0].evidence?.witness ?? .null)
              judged += 1
            }
          }
        }
      }
    }
    #expect(judged > 40)
  }

  private func disguised(_ claim: JSON, _ pair: DisguisedPair) -> JSON {
    pair.hidden.disguise.swapped(claim: claim)
  }

  @Test func `who plays the rules out finds in disguise what he finds without`() throws {
    let pair = try DisguisedPair(.init(id: "tic_tac_toe"))
    let checkers = [pair.plain, pair.hidden as any Environment].map {
      RulesChecker(of: $0.descriptor, predicates: $0.predicates)
    }
    var decided = 0
    try pair.walk(seed: 3) { plain, hidden in
      guard let seat = plain.seatToAct else { return }
      for action in try plain.legalActions(of: seat) {
        for predicate in ["wins_now(self, %)", "threat(opp, %)", "fork(%)", "legal(%)"] {
          let findings = try zip(checkers, [plain, hidden]).map { checker, episode in
            let name = try episode.name(of: action, by: seat)
            let claim = try Claim(parsing: predicate.replacing("%", with: name))
            return try checker.verdict(of: claim, for: seat, on: episode).finding
          }
          #expect(findings[0] == findings[1])
          if findings[0] == .supported || findings[0] == .refuted { decided += 1 }
        }
      }
    }
    #expect(decided > 50)
  }

  @Test func `facts can be listed and edited in disguise`() throws {
    let pair = try DisguisedPair(.init(id: "tic_tac_toe"))
    let plain = try #require(
      try pair.plain.begin(seats: 2, seed: Seed(1), opening: nil).editor?.facts())
    let episode = try pair.hidden.begin(seats: 2, seed: Seed(1), opening: nil)
    let editor = try #require(episode.editor)
    let facts = try editor.facts()
    #expect(facts.map { pair.hidden.disguise.swapped(claim: $0) } == plain)
    #expect(facts.allSatisfy { pair.leaks(in: $0.description) == [] })
    let cells = facts.compactMap { $0["args"]?.elements?.first?.text }
    let cell = try #require(cells.first)
    let edited = try editor.edit(["predicate": "owner", "args": [.string(cell), 0]])
    let board = try edited.episode.text(for: Seat(0))
    #expect(board != (try episode.text(for: Seat(0))))
    #expect(pair.leaks(in: board) == [])
  }

  @Test func `the name of every action so far follows from the seed alone`() throws {
    let table = DisguisedPair.Table(id: "leduc_poker")
    let first = try DisguisedPair(table, seed: 7).hidden
    #expect(try DisguisedPair(table, seed: 7).hidden.disguise == first.disguise)
    #expect(try DisguisedPair(table, seed: 8).hidden.disguise != first.disguise)
  }

  @Test func `spectators see the original, and a picture is refused to a seat`() throws {
    let pair = try DisguisedPair(.init(id: "connect_four"))
    let plain = try pair.plain.begin(seats: 2, seed: Seed(1), opening: nil)
    let hidden = try pair.hidden.begin(seats: 2, seed: Seed(1), opening: nil)
    #expect(
      try hidden.text(for: Seat(0), view: .full, media: .svg)
        == plain.text(for: Seat(0), view: .full, media: .svg))
    #expect(pair.hidden.descriptor.media == [.text, .json])
    #expect(throws: EnvironmentError.self) { try hidden.text(for: Seat(0), media: .svg) }
  }

  @Test func `the parameters tell the disguise and can be taken apart again`() throws {
    let pair = try DisguisedPair(.init(id: "connect_four"), seed: 12)
    let recorded = pair.hidden.parameters
    #expect(recorded["disguise"] == 12)
    let (parameters, seed) = DisguisedEnvironment.split(recorded)
    #expect(parameters == pair.plain.parameters)
    #expect(seed == Seed(12))
    #expect(DisguisedEnvironment.split(parameters).seed == nil)
    #expect(throws: EnvironmentError.self) {
      try DisguisedEnvironment(pair.hidden, seed: Seed(1))
    }
  }

  @Test func `an opening in the words of the original is the same opening in disguise`() throws {
    let pair = try DisguisedPair(.init(id: "connect_four"))
    let opening = Opening.actions(["d", "d", "e"])
    let hidden = pair.hidden.swapped(opening)
    #expect(hidden != opening)
    #expect(pair.hidden.swapped(hidden) == opening)
    guard case .actions(let names) = hidden else { return }
    let episode = try pair.hidden.begin(seats: 2, seed: Seed(1), opening: nil)
    for name in names {
      let seat = try #require(episode.seatToAct)
      guard case .legal(let action) = try episode.read(name, by: seat) else {
        Issue.record("\(name) is not understood")
        return
      }
      try episode.apply(action, by: seat)
    }
    #expect(episode.progress.actionCount == 3)
    #expect(pair.hidden.swapped(.setup(["d": 1])) == .setup(["d": 1]))
  }

  @Test func `the names that each game is known by are among those renamed`() throws {
    let expected: [String: [String]] = [
      "tic_tac_toe": ["X", "O", "a", "b3", "tic", "toe"],
      "connect_four": ["X", "O", "a", "g", "d4", "connect"],
      "kuhn_poker": ["J", "Q", "K", "check", "bet", "fold", "call", "kuhn", "poker", "king"],
      "leduc_poker": ["J", "Ks", "Qh", "raise", "fold", "leduc", "spades", "hearts"],
      "goofspiel": ["goofspiel", "prize"],
    ]
    for (id, names) in expected {
      let originals = Set(try DisguisedPair(.init(id: id)).hidden.disguise.originals)
      #expect(originals.isSuperset(of: names), "\(id): \(originals.sorted())")
    }
  }
}
