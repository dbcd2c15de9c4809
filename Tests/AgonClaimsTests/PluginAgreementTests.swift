// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore
import Testing

/// Holds the checker that plays the rules out against what the plugins say, and each against false twins.
struct PluginAgreementTests {
  struct Table: Sendable, CustomTestStringConvertible {
    let id: String
    let parameters: JSON?
    let turns: Int
    var testDescription: String { "\(id) \(parameters?.description ?? "")" }
  }

  static let tables = [
    Table(id: "tic_tac_toe", parameters: nil, turns: 9),
    Table(
      id: "connect_four", parameters: ["width": 4, "height": 4, "connect": 3], turns: 16),
    Table(id: "connect_four", parameters: nil, turns: 42),
  ]

  @Test(arguments: tables)
  func `rules and plugin agree on every claim that both decide`(table: Table) throws {
    var positions = try PluginPositions(table.id, parameters: table.parameters, seed: 21)
    let environment = positions.environment
    let rules = RulesChecker(
      of: environment.descriptor, predicates: environment.predicates, nodes: 3_000)
    let plugin = PluginChecker(
      of: environment.descriptor, predicates: environment.predicates, nodes: 3_000)
    var decided = 0
    for _ in 0..<300 {
      let episode = try positions.next(most: table.turns)
      for _ in 0..<10 {
        let line = positions.claim()
        let claim = try Claim(parsing: line)
        for seat in [Seat(0), Seat(1)] {
          let ours = try rules.verdict(of: claim, for: seat, on: episode)
          let theirs = try plugin.verdict(of: claim, for: seat, on: episode)
          let open = Verdict.Finding.unverifiable(.outOfBudget)
          if ours.finding == open || theirs.finding == open { continue }
          decided += 1
          let board = try episode.text(for: seat, view: .full)
          #expect(
            ours.finding == theirs.finding,
            "seat \(seat): \(line)\n\(ours)\n\(theirs)\n\(board)")
        }
      }
    }
    #expect(decided > 4_000)
  }

  @Test(arguments: tables)
  func `of planted twins each side refutes what the other confirmed`(table: Table) throws {
    var positions = try PluginPositions(table.id, parameters: table.parameters, seed: 22)
    let environment = positions.environment
    let rules = RulesChecker(
      of: environment.descriptor, predicates: environment.predicates, nodes: 3_000)
    let plugin = PluginChecker(
      of: environment.descriptor, predicates: environment.predicates, nodes: 3_000)
    var planted = 0
    var refuted = 0
    for index in 0..<400 {
      let episode = try positions.next(most: table.turns)
      let claim = try Claim(parsing: positions.claim())
      let seat = Seat(index % 2)
      guard try plugin.verdict(of: claim, for: seat, on: episode).finding == .supported else {
        continue
      }
      let sides: [(any ClaimChecker, any ClaimChecker)] = [(rules, plugin), (plugin, rules)]
      for (maker, judge) in sides {
        let twins = FalseTwins(confirmedBy: maker)
        let twin = try twins.twin(
          of: claim, for: seat, on: episode, seed: Seed(UInt64(index)))
        guard let twin else { continue }
        let finding = try judge.verdict(of: twin, for: seat, on: episode).finding
        if finding == .unverifiable(.outOfBudget) { continue }
        planted += 1
        if finding == .refuted { refuted += 1 }
      }
    }
    #expect(planted > 100)
    #expect(refuted == planted)
  }
}
