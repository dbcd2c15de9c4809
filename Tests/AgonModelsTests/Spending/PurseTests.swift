// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct PurseTests {
  /// A unit of the currency a token, so that sums are counts of tokens.
  private let price = Price(input: 1_000_000, output: 1_000_000)

  private func capped(
    _ endpoint: any ModelEndpoint, _ agent: String = "anna", _ purse: Purse
  ) -> CappedModel {
    CappedModel(endpoint, at: price, for: agent, from: purse)
  }

  /// What `.question()` may cost, by estimate.
  ///
  /// Replies cost 100.
  private var most: Double { price.mostCost(of: .question()) }

  @Test func `cost counts cached tokens at their price and reasoning as answer`() {
    let price = Price(input: 2, cachedInput: 0.5, output: 8)
    var reply = ModelReply(
      text: "", finish: .stop, promptTokens: 1_000, replyTokens: 500, cachedTokens: 400,
      reasoningTokens: 450)
    let sum: Double = 600 * 2 + 400 * 0.5 + 500 * 8
    #expect(price.cost(of: reply) == sum / 1_000_000)
    reply.cachedTokens = nil
    #expect(price.cost(of: reply) == 0.006)
    reply.replyTokens = nil
    #expect(price.cost(of: reply) == nil)
  }

  @Test func `a reply says its cost and the purse has spent it`() async throws {
    let purse = Purse()
    let model = PricedModel(capped(ScriptedEndpoint([.reply]), "anna", purse), at: price)
    #expect(await outcome(of: model).reply?.cost == 100)
    #expect(purse.spent == ["anna": 100])
  }

  @Test func `an agent whose cap is spent is told so, another goes on`() async throws {
    let purse = Purse(agentCap: 120, agentCaps: ["boris": 1_000])
    let endpoint = ScriptedEndpoint([.reply])
    let anna = capped(endpoint, "anna", purse)
    _ = await outcome(of: anna)
    let error = await outcome(of: anna).error
    #expect(error?.code == .exhausted)
    let words = "The agent anna may spend 120.0000 and has spent 100.0000"
    #expect(error?.detail.hasPrefix(words) == true)
    #expect(await outcome(of: capped(endpoint, "boris", purse)).reply != nil)
  }

  @Test func `the cap of the run holds for all agents together`() async throws {
    let purse = Purse(runCap: 220)
    let endpoint = ScriptedEndpoint([.reply])
    for agent in ["anna", "boris"] {
      #expect(await outcome(of: capped(endpoint, agent, purse)).reply != nil)
    }
    #expect(await outcome(of: capped(endpoint, "carla", purse)).error?.code == .exhausted)
  }

  @Test func `what was spent before counts`() async throws {
    let purse = Purse(agentCap: 110, spent: ["anna": 100])
    #expect(
      await outcome(of: capped(ScriptedEndpoint([.reply]), "anna", purse)).error?.code
        == .exhausted)
  }

  @Test func `calls in flight reserve what they may cost, and those that do not fit wait`()
    async throws
  {
    // Room for two reservations; each call then costs 100, so that only one more fits.
    let purse = Purse(agentCap: 2 * most + 1)
    let endpoint = HeldEndpoint()
    let model = capped(endpoint, "anna", purse)
    let tasks = (0..<3).map { number in
      Task { await outcome(of: model, .question("Which action\(number)")) }
    }
    await endpoint.arrival(of: 2)
    for _ in 0..<100 { await Task.yield() }
    #expect(endpoint.arrived.count == 2)
    endpoint.open()
    var codes: [ModelError.Code?] = []
    for task in tasks { codes.append(await task.value.error?.code) }
    #expect(codes.count { $0 == .exhausted } == 1)
  }

  @Test func `a call that waits goes on when another costs less than it might have`() async throws {
    let most = price.mostCost(of: .long)
    let purse = Purse(agentCap: most + 150)
    let endpoint = HeldEndpoint()
    let model = capped(endpoint, "anna", purse)
    let first = Task { await outcome(of: model, .long) }
    await endpoint.arrival(of: 1)
    let second = Task { await outcome(of: model, .long) }
    for _ in 0..<100 { await Task.yield() }
    #expect(endpoint.arrived.count == 1)
    endpoint.open()
    #expect(await first.value.reply != nil)
    #expect(await second.value.reply != nil)
  }

  @Test func `an agent that waits for its own calls holds up no other`() async throws {
    let purse = Purse(agentCaps: ["anna": most + 1])
    let endpoint = HeldEndpoint()
    let anna = capped(endpoint, "anna", purse)
    let first = Task { await outcome(of: anna) }
    await endpoint.arrival(of: 1)
    let second = Task { await outcome(of: anna) }
    for _ in 0..<100 { await Task.yield() }
    let other = capped(endpoint, "boris", purse)
    let boris = Task { await outcome(of: other, .question("Boris?")) }
    await endpoint.arrival(of: 2)
    #expect(endpoint.arrived == ["Which action?", "Boris?"])
    endpoint.open()
    for task in [first, second, boris] { _ = await task.value }
  }

  @Test func `a failed call costs nothing, a late one what it may have cost`() async throws {
    let purse = Purse()
    let model = capped(ScriptedEndpoint([.broken, .late(.total)]), "anna", purse)
    _ = await outcome(of: model)
    #expect(purse.spent["anna"] == 0)
    _ = await outcome(of: model)
    #expect(purse.spent["anna"] == most)
  }

  @Test func `a replayed call is not paid again, and has its cost`() async throws {
    let purse = Purse(agentCap: 120)
    let tape = ModelCassette(MemoryCassette(), mode: .auto, name: "x.cassette")
    let model = PricedModel(
      CassetteModel(capped(ScriptedEndpoint([.reply]), "anna", purse), on: tape), at: price)
    for _ in 0..<3 { #expect(await outcome(of: model).reply?.cost == 100) }
    #expect(purse.spent == ["anna": 100])
  }

  @Test(.timeLimit(.minutes(1)))
  func `reservations of fractions leave nothing behind for which a call would wait`() async throws {
    // In binary, four times 1.8 added and taken off again is more than nothing.
    let purse = Purse(agentCap: 1.8 * 4)
    for _ in 0..<4 { try await purse.reserve(1.8, for: "anna") }
    for _ in 0..<4 { purse.settle(1.8, for: "anna", cost: 0) }
    try await purse.reserve(1.8 * 4, for: "anna")
  }

  @Test func `a caller that is cancelled while it waits reserves nothing`() async throws {
    let purse = Purse(agentCap: most + 1)
    let endpoint = HeldEndpoint()
    let model = capped(endpoint, "anna", purse)
    let first = Task { await outcome(of: model) }
    await endpoint.arrival(of: 1)
    let second = Task { await outcome(of: model) }
    second.cancel()
    #expect(await second.value.error?.code == .transport)
    endpoint.release(false)
    #expect(await first.value.error?.code == .transport)
    #expect(purse.spent["anna"] == 0)
    endpoint.open()
    #expect(await outcome(of: model).reply != nil)
  }
}

extension ModelRequest {
  /// A question that may cost far more than its reply does.
  fileprivate static let long: ModelRequest = {
    var request = ModelRequest.question()
    request.mostTokens = 1_000
    return request
  }()
}
