// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

struct ScheduleTests {
  @Test(arguments: 2...9)
  func `a round robin pairs every two agents once`(count: Int) {
    let pairings = RoundRobin.pairings(of: count)
    let meetings = Set(pairings.map { Set([$0.first, $0.second]) })
    #expect(pairings.count == count * (count - 1) / 2)
    #expect(meetings.count == pairings.count && meetings.allSatisfy { $0.count == 2 })
  }

  @Test func `in a round every agent meets at most one other`() {
    let pairings = RoundRobin.pairings(of: 6)
    for round in 0..<5 {
      let agents = pairings[round * 3..<round * 3 + 3].flatMap { [$0.first, $0.second] }
      #expect(Set(agents) == Set(0..<6))
    }
  }

  @Test func `every pairing plays both seats equally often in every environment`() throws {
    let schedule = try Schedule.sample(agents: 5, pairs: 3)
    var counts: [[Int]: Int] = [:]
    for plan in schedule { counts[[plan.environment] + plan.agents, default: 0] += 1 }
    #expect(schedule.count == 2 * 10 * 3 * 2)
    #expect(counts.count == 2 * 5 * 4 && counts.values.allSatisfy { $0 == 3 })
  }

  @Test func `the legs of a pair follow each other with one opening and seed and swapped seats`()
    throws
  {
    let plans = Array(try Schedule.sample())
    for index in stride(from: 0, to: plans.count, by: 2) {
      let (a, b) = (plans[index], plans[index + 1])
      #expect(a.pair == b.pair && a.environment == b.environment && a.leg == 0 && b.leg == 1)
      #expect(a.seed == b.seed && a.opening == b.opening)
      #expect(a.agents == Array(b.agents.reversed()))
    }
  }

  @Test func `all pairings play the same openings and seeds`() throws {
    let plans = Array(try Schedule.sample())
    for (_, group) in Dictionary(grouping: plans, by: { [$0.environment, $0.pair] }) {
      #expect(Set(group.map(\.opening)).count == 1 && Set(group.map(\.seed)).count == 1)
    }
  }

  @Test func `the pairs of an environment have different openings and seeds`() throws {
    let plans = try Schedule.sample(agents: 2, pairs: 40).filter {
      $0.environment == 0 && $0.leg == 0
    }
    #expect(Set(plans.map(\.opening)).count == 40 && Set(plans.map(\.seed)).count == 40)
  }

  @Test func `after every number of pairs all agents have played the same`() throws {
    let schedule = try Schedule.sample(agents: 4, pairs: 3)
    let round = 2 * 6 * 2
    for end in stride(from: round, through: schedule.count, by: round) {
      let played = schedule.prefix(end).flatMap(\.agents)
      let counts = (0..<4).map { agent in played.count { $0 == agent } }
      #expect(Set(counts).count == 1)
    }
  }

  @Test func `keys are unique`() throws {
    let schedule = try Schedule.sample(agents: 5, pairs: 6)
    #expect(Set(schedule.map(\.key)).count == schedule.count)
  }

  @Test func `keys and openings are stable`() throws {
    var hash = SHA256()
    for plan in try Schedule.sample() {
      hash.update("\(plan.key) \(plan.seed) \(plan.opening.json)\n")
    }
    #expect(
      hash.digest().description
        == "b59ed40f928a88accff9deb65528eba8b6b08a9efb31aea954b758702aec7473")
  }

  @Test func `the schedule that is left after any finished part is the rest in its order`() throws {
    let schedule = try Schedule.sample()
    let keys = schedule.map(\.key)
    var generator = SplitMix64(state: 1)
    for _ in 0..<20 {
      let finished = Set(keys.filter { _ in generator.below(2) == 0 })
      let rest = schedule.remaining(after: finished).map(\.key)
      #expect(rest == keys.filter { !finished.contains($0) })
    }
  }

  @Test func `an agent's own number of pairs limits its pairings only`() throws {
    var arena = Arena.sample(agents: 3, pairs: 4)
    arena.agents[2].pairs = 1
    arena.environments[1].pairs = 2
    let schedule = try Schedule(arena, openings: Schedule.letters)
    let counts = Dictionary(grouping: schedule) { [$0.environment] + $0.agents.sorted() }
      .mapValues(\.count)
    #expect(
      counts == [
        [0, 0, 1]: 8, [0, 0, 2]: 2, [0, 1, 2]: 2, [1, 0, 1]: 4, [1, 0, 2]: 2, [1, 1, 2]: 2,
      ])
    #expect(schedule.count == 20)
    #expect(schedule.map(\.pair) == schedule.map(\.pair).sorted())
  }

  @Test func `listed openings are taken in turn`() throws {
    var arena = Arena.sample(agents: 2, pairs: 3)
    arena.environments = [
      ArenaEnvironment(name: "one", id: "x", openings: .listed([.start, .actions(["a"])]))
    ]
    let openings = try Schedule(arena).filter { $0.leg == 0 }.map(\.opening)
    #expect(openings == [.start, .actions(["a"]), .start])
  }

  @Test func `where an environment has too few openings they repeat and are counted`() throws {
    let arena = Arena.sample(agents: 2, pairs: 12, plies: 1)
    let schedule = try Schedule(arena, openings: Schedule.letters)
    #expect(schedule.repeatedOpenings == [3, 0])
  }

  @Test func `an opening that ends the episode is drawn again`() throws {
    let schedule = try Schedule(.sample(agents: 2, pairs: 5)) { request in
      let names = Schedule.letters(request)
      return names?.contains("a") == true ? nil : names
    }
    for plan in schedule {
      guard case .actions(let names) = plan.opening else { continue }
      #expect(names.count == 3 && !names.contains("a"))
    }
  }

  @Test func `no opening at all is an error that says what to do`() throws {
    let error = try #require(throws: ArenaError.self) {
      try Schedule(.sample(agents: 2, pairs: 1)) { _ in nil }
    }
    #expect(error.code == .noOpening && error.detail.contains("lower `random_plies`"))
  }
}
