// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct SettingsObjectionTests {
  /// An environment that checks one predicate of its own.
  private static let wide = TicTacToe(
    id: "wide", media: [.text, .svg], predicates: [.sample("fenced")])
  private static let plain = TicTacToe(id: "plain")

  private func objections(_ settings: JSON, _ environments: [TicTacToe] = [wide, plain])
    -> [SettingsObjection]
  {
    AgentKind.language.objections(to: settings, playing: environments)
  }

  @Test func `what every environment serves meets no objection`() {
    #expect(objections(["model": "m", "media": "text", "predicates": ["wins_now"]]).isEmpty)
    #expect(objections(["model": "m"]).isEmpty)
  }

  @Test func `a predicate of one environment is no mistake beside one of both`() {
    #expect(objections(["predicates": ["fenced", "wins_now"]]).isEmpty)
  }

  @Test func `a predicate that no environment has is told with those there are`() throws {
    let found = objections(["predicates": ["wins_now", "winsnow"]])
    #expect(found.map(\.element) == [1])
    let objection = try #require(found.first)
    #expect(objection.key == "predicates" && objection.word == "winsnow")
    #expect(objection.candidates.contains("wins_now") && objection.candidates.contains("fenced"))
    #expect(objection.detail.contains("`winsnow`"))
  }

  @Test func `an environment that is left without a predicate is told`() {
    let found = objections(["predicates": ["fenced"]])
    #expect(found.map(\.element) == [nil])
    #expect(found.first?.detail.contains("`plain`") == true)
    #expect(objections(["predicates": ["fenced"], "claims": 0]).isEmpty)
  }

  @Test func `a medium that one environment lacks is told with those that all have`() throws {
    let found = objections(["media": "svg"])
    #expect(found.map(\.key) == ["media"])
    let objection = try #require(found.first)
    #expect(objection.detail == "`plain` offers no observation as `svg`")
    #expect(objection.word == "svg" && objection.candidates == ["text"])
  }

  @Test func `the usual medium is held against the environments too`() {
    #expect(objections([:], [TicTacToe(id: "drawn", media: [.svg])]).map(\.word) == ["text"])
  }

  @Test func `kinds without such settings object to nothing`() {
    for kind in AgentKind.all where kind.id != AgentKind.language.id && kind.id != "uci" {
      #expect(kind.objections(to: ["media": "svg"], playing: [Self.plain]).isEmpty)
    }
  }

  @Test func `looking ahead needs an environment that makes copies`() throws {
    let stiff = SmallEnvironment(
      "stiff", seats: 2...2, returns: nil, abilities: [.enumerate, .perfectInformation]
    ) { _ in PileEpisode(3) }
    let settings: JSON = ["strategy": "look-ahead", "media": "text"]
    #expect(AgentKind.language.objections(to: settings, playing: [Self.plain]).isEmpty)
    let found = AgentKind.language.objections(to: settings, playing: [Self.plain, stiff])
    let objection = try #require(found.first)
    #expect(objection.key == "strategy" && objection.word == "look-ahead")
    #expect(objection.detail.contains("`stiff`"))
    #expect(objection.candidates.contains("claims"))
  }

  @Test func `predicates matter only where claims are asked for`() {
    #expect(!objections(["predicates": ["fenced"], "strategy": "reflect"]).isEmpty)
    #expect(objections(["predicates": ["fenced"], "strategy": "think"]).isEmpty)
    let direct: JSON = ["predicates": ["fenced"], "strategy": "reflect", "form": "direct"]
    #expect(objections(direct).isEmpty)
  }
}

extension PredicateSignature {
  /// A predicate of an action that only its plugin understands.
  fileprivate static func sample(_ name: String) -> PredicateSignature {
    PredicateSignature(
      name: name, arguments: [Argument(name: "action", type: "action")], gloss: "It is so.",
      example: [:], isExact: true)
  }
}
