// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct EndpointGateTests {
  private let clock = LeapingClock()

  private func gate(_ change: (inout PatienceSettings) -> Void) -> EndpointGate {
    var settings = PatienceSettings()
    change(&settings)
    return EndpointGate(name: "held", settings: settings, seed: Seed(1), clock: clock)
  }

  /// Starts a question, and returns when it stands in the queue at this place.
  private func start(
    _ text: String, _ model: PatientModel, _ gate: EndpointGate, behind length: Int
  ) async -> Task<Result<ModelReply, ModelError>, Never> {
    let task = Task { await outcome(of: model, .question(text)) }
    while gate.queueLength < length { await Task.yield() }
    return task
  }

  @Test func `no more than the allowed requests are in flight, and all are answered`() async throws
  {
    let endpoint = HeldEndpoint()
    let gate = gate { $0.concurrency = 2 }
    let model = PatientModel(endpoint, through: gate)
    let tasks = (0..<5).map { number in
      Task { await outcome(of: model, .question("\(number)")) }
    }
    await endpoint.arrival(of: 2)
    // One is first in the queue and looks at the limits, two wait behind it.
    while gate.queueLength < 2 { await Task.yield() }
    #expect(endpoint.arrived.count == 2)
    endpoint.release()
    await endpoint.arrival(of: 3)
    endpoint.open()
    for task in tasks { #expect(await task.value.reply != nil) }
  }

  @Test func `callers pass in the order of their coming`() async throws {
    let endpoint = HeldEndpoint()
    let gate = gate { $0.concurrency = 1 }
    let model = PatientModel(endpoint, through: gate)
    let first = Task { await outcome(of: model, .question("0")) }
    await endpoint.arrival(of: 1)
    var tasks = [first]
    let head = Task { await outcome(of: model, .question("1")) }
    while !gate.isQueued { await Task.yield() }
    tasks.append(head)
    for number in 2..<6 {
      tasks.append(await start("\(number)", model, gate, behind: number - 1))
    }
    endpoint.open()
    for task in tasks { _ = await task.value }
    #expect(endpoint.arrived == ["0", "1", "2", "3", "4", "5"])
  }

  @Test func `a caller that is cancelled in the queue lets the others pass`() async throws {
    let endpoint = HeldEndpoint()
    let gate = gate { $0.concurrency = 1 }
    let model = PatientModel(endpoint, through: gate)
    let first = Task { await outcome(of: model, .question("0")) }
    await endpoint.arrival(of: 1)
    let head = Task { await outcome(of: model, .question("1")) }
    while !gate.isQueued { await Task.yield() }
    let second = await start("2", model, gate, behind: 1)
    let third = await start("3", model, gate, behind: 2)
    // The head waits for a free place, the second behind it.
    head.cancel()
    #expect(await head.value.error?.code == .transport)
    second.cancel()
    #expect(await second.value.error?.code == .transport)
    endpoint.open()
    #expect(await first.value.reply != nil)
    #expect(await third.value.reply != nil)
    #expect(endpoint.arrived == ["0", "3"])
  }

  @Test func `no minute sees more requests than allowed, and few fewer`() async throws {
    let gate = gate { $0.requestsPerMinute = 60 }
    var times: [Duration] = []
    for _ in 0..<200 {
      let pass = try await gate.enter(tokens: 1, again: false)
      times.append(clock.time)
      gate.leave(pass, showing: .alive)
    }
    for (index, begin) in times.enumerated() {
      let count = times[index...].prefix { $0 < begin + .seconds(60) }.count
      #expect(count <= 60)
    }
    // 60 a minute would take 200 s less the burst; the burst costs a tenth of the flow.
    #expect(clock.time < .seconds(220))
  }

  @Test func `one request a minute is one a minute`() async throws {
    let gate = gate { $0.requestsPerMinute = 1 }
    for _ in 0..<3 { gate.leave(try await gate.enter(tokens: 1, again: false), showing: .alive) }
    #expect(clock.time >= .seconds(120) && clock.time < .seconds(120.001))
  }

  @Test func `tokens that were not used are given back`() async throws {
    let gate = gate { $0.tokensPerMinute = 1_000 }
    for _ in 0..<20 {
      let pass = try await gate.enter(tokens: 100, again: false)
      gate.leave(pass, showing: .alive, used: 5)
    }
    #expect(clock.time < .seconds(7))
  }

  @Test func `tokens that were used beyond the estimate hold up the next`() async throws {
    let gate = gate { $0.tokensPerMinute = 1_000 }
    let first = try await gate.enter(tokens: 10, again: false)
    gate.leave(first, showing: .alive, used: 1_000)
    gate.leave(try await gate.enter(tokens: 10, again: false), showing: .alive)
    #expect(clock.time > .seconds(50) && clock.time < .seconds(70))
  }

  @Test func `a request of more tokens than a minute allows passes all the same`() async throws {
    let gate = gate { $0.tokensPerMinute = 1_000 }
    gate.leave(try await gate.enter(tokens: 5_000, again: false), showing: .alive)
    #expect(clock.time == .zero)
    gate.leave(try await gate.enter(tokens: 1, again: false), showing: .alive)
    #expect(clock.time > .seconds(300))
  }

  @Test func `a time that the endpoint names holds up all callers`() async throws {
    let gate = gate { _ in }
    gate.hold(for: .seconds(20))
    gate.leave(try await gate.enter(tokens: 1, again: false), showing: .alive)
    #expect(clock.time == .seconds(20))
  }
}
