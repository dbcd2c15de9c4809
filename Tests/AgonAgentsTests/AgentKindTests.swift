// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

struct AgentKindTests {
  @Test func `every kind has a unique id and a closed schema`() throws {
    #expect(Set(AgentKind.all.map(\.id)).count == AgentKind.all.count)
    for kind in AgentKind.all {
      #expect(kind.settingsSchema["additionalProperties"] == false)
      #expect(AgentKind.named(kind.id)?.summary == kind.summary)
    }
  }

  @Test func `an agent carries its kind, version and whole settings`() throws {
    let agent = try AgentKind.search.sample(["simulations": 7])
    #expect(agent.identity.kind == "search")
    #expect(agent.identity.version == AgentKind.search.version)
    #expect(agent.identity.settings["simulations"] == 7)
    #expect(agent.identity.settings["nodes"] == 20_000)
    #expect(agent.identity.isDeterministic)
  }

  @Test func `the schema's defaults are the defaults`() throws {
    let model = ScriptedModel()
    for kind in [AgentKind.search, .language] {
      let agent = try kind.sample(kind.id == "language" ? ["model": "scripted"] : [:], model: model)
      for (key, property) in kind.settingsSchema["properties"]?.members ?? [:] {
        guard let value = property["default"] else { continue }
        let own = agent.identity.settings[key]
        #expect(own == value || own?.double == value.double && own?.double != nil, "\(key)")
      }
    }
  }

  @Test func `null settings count as none`() throws {
    #expect(try AgentKind.random.sample(.null).identity.name == "anna")
  }

  private static let faults: [(AgentKind, JSON, AgentSettingsError.Code, String)] = [
    (.random, ["speed": 1], .unknownKey, "anna.speed"),
    (.random, [1, 2], .wrongType, "anna"),
    (.search, ["nodes": "many"], .wrongType, "anna.nodes"),
    (.search, ["simulations": 0], .outOfRange, "anna.simulations"),
    (.search, ["use_oracle": 1], .wrongType, "anna.use_oracle"),
    (.language, [:], .missingKey, "anna.model"),
    (.language, ["model": "other"], .unknownModel, "anna.model"),
    (.language, ["model": "scripted", "constrain": "xml"], .wrongType, "anna.constrain"),
    (.language, ["model": "scripted", "temperature": -1], .outOfRange, "anna.temperature"),
    (.language, ["model": "scripted", "user_prompt": "{{#a}}"], .badTemplate, "anna.user_prompt"),
  ]

  @Test(arguments: 0..<10) func `bad settings are named`(number: Int) throws {
    let (kind, settings, code, place) = Self.faults[number]
    let error = #expect(throws: AgentSettingsError.self) {
      _ = try kind.sample(settings, model: ScriptedModel())
    }
    #expect(error?.code == code)
    #expect(error?.place == place)
  }
}
