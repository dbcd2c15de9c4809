// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

struct AblationDesignTests {
  @Test func `the agent, the agent again and its variants meet the others and not each other`()
    throws
  {
    let design = try AblationDesign.sample(variants: "terse", "hot")
    #expect(
      design.arena.agents.map(\.name) == [
        "poet", "poet/again", "poet/terse", "poet/hot", "rock", "reed",
      ])
    let schedule = try Schedule(design.arena, openings: Schedule.letters)
    let meetings = Set(schedule.map { Set($0.agents.map { design.arena.agents[$0].name }) })
    #expect(meetings.count == 8)
    #expect(meetings.allSatisfy { $0.intersection(design.opponents).count == 1 })
    #expect(schedule.count == 8 * 2 * 3 * 2)
  }

  @Test func `all of them play the same openings and seeds in the same seats`() throws {
    let design = try AblationDesign.sample(variants: "terse")
    let schedule = try Schedule(design.arena, openings: Schedule.letters)
    struct Place: Hashable {
      let environment, opponent, pair, leg: Int
    }
    var seen: [Place: Set<String>] = [:]
    for plan in schedule {
      let seat = plan.agents[0] < 3 ? 0 : 1
      #expect(seat == plan.leg)
      let place = Place(
        environment: plan.environment, opponent: plan.agents[1 - seat], pair: plan.pair,
        leg: plan.leg)
      seen[place, default: []].insert("\(plan.seed) \(plan.opening.json)")
    }
    #expect(seen.values.allSatisfy { $0.count == 1 })
    #expect(seen.count == 2 * 2 * 3 * 2)
  }

  @Test func `a variant changes what it names and nothing else`() throws {
    var arena = Arena.sample(agents: 1, pairs: 1)
    arena.agents.append(
      ArenaAgent(name: "poet", kind: "language", settings: ["model": "m", "style": "brief"]))
    let design = try AblationDesign(
      of: "poet", in: arena,
      variants: [
        AblationVariant(name: "full", settings: ["style": "full"]),
        AblationVariant(name: "odd", settings: ["note": 3]),
      ])
    #expect(design.arena.agents[1].settings == design.arena.agents[0].settings)
    #expect(design.arena.agents[2].settings == ["model": "m", "style": "full"])
    #expect(design.arena.agents[3].settings == ["model": "m", "style": "brief", "note": 3])
    #expect(design.arena.source.contains(#"# variant "full": {"style":"full"}"#))
    #expect(design.arena.digest != arena.digest)
  }

  @Test func `an ablation is a tournament of its own by its digest`() throws {
    let one = try AblationDesign.sample(variants: "terse").arena
    let other = try AblationDesign.sample(variants: "hot").arena
    #expect(one.digest == (try AblationDesign.sample(variants: "terse").arena.digest))
    #expect(one.digest != other.digest)
    var roundRobin = one
    roundRobin.challengers = nil
    #expect(one.digest != roundRobin.digest)
  }

  @Test func `an agent that is not there is told with those that are`() {
    let error = #expect(throws: AblationError.self) {
      try AblationDesign(of: "agnet 1", in: .sample(agents: 2, pairs: 1), variants: [])
    }
    #expect(error?.code == .unknownAgent)
    #expect(error?.detail.contains("agent 1") == true)
  }

  @Test func `an agent without opponents cannot be compared`() {
    let error = #expect(throws: AblationError.self) {
      try AblationDesign(of: "agent 0", in: .sample(agents: 1, pairs: 1), variants: [])
    }
    #expect(error?.code == .noOpponent)
  }

  @Test(arguments: [
    [AblationVariant(name: "same", settings: ["style": "brief"])],
    [AblationVariant(name: "again", settings: ["style": "full"])],
    [
      AblationVariant(name: "one", settings: ["style": "full"]),
      AblationVariant(name: "one", settings: ["style": "none"]),
    ],
    [
      AblationVariant(name: "one", settings: ["style": "full"]),
      AblationVariant(name: "two", settings: ["style": "full"]),
    ],
  ])
  func `a variant that changes nothing or repeats another one is refused`(
    variants: [AblationVariant]
  ) {
    var arena = Arena.sample(agents: 1, pairs: 1)
    arena.agents.append(ArenaAgent(name: "poet", kind: "language", settings: ["style": "brief"]))
    let error = #expect(throws: AblationError.self) {
      try AblationDesign(of: "poet", in: arena, variants: variants)
    }
    #expect(error?.code == .uselessVariant)
  }
}
