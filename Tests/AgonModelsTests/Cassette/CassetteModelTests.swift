// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct CassetteModelTests {
  private let tape = MemoryCassette()

  private func model(
    _ endpoint: any ModelEndpoint, _ mode: CassetteMode = .auto
  ) -> CassetteModel {
    CassetteModel(endpoint, on: ModelCassette(tape, mode: mode, name: "x.cassette"))
  }

  @Test func `a call is asked once and then replayed, to the microsecond`() async throws {
    let clock = LeapingClock()
    let endpoint = ScriptedEndpoint([.after(.nanoseconds(1_234_567), .reply)], clock: clock)
    let patient = PatientModel(
      endpoint,
      through: EndpointGate(
        name: "scripted", settings: PatienceSettings(), seed: Seed(1), clock: clock))
    let model = CassetteModel(
      patient, on: ModelCassette(tape, mode: .record, name: "x.cassette"))
    let first = await outcome(of: model).reply
    var second = await outcome(of: model).reply
    #expect(endpoint.requests.count == 1)
    #expect(first?.latency == .microseconds(1_234))
    #expect(first?.attempts == 1)
    #expect(first?.isReplayed == false)
    #expect(second?.isReplayed == true)
    second?.isReplayed = false
    #expect(first == second)
  }

  @Test func `everything of a reply comes back`() throws {
    var reply = ModelReply(
      text: "b2\n\"é\"", trace: "why", finish: .length, promptTokens: 1, replyTokens: 2,
      cachedTokens: 3, reasoningTokens: 4,
      logProbabilities: [
        .init(token: "b", logProbability: -0.1), .init(token: "2", logProbability: -.infinity),
      ])
    reply.latency = .microseconds(5)
    reply.firstTokenLatency = .microseconds(6)
    reply.attempts = 7
    reply.isHeld = true
    let json = try JSON(parsing: CassetteAnswer.json(of: reply).description)
    #expect(CassetteAnswer.result(of: json)?.reply == reply)
  }

  @Test func `a late answer is kept and is late again`() async throws {
    let model = model(ScriptedEndpoint([.late(.total), .reply]))
    let first = await outcome(of: model).error
    #expect(first?.code == .timeout)
    #expect(await outcome(of: model).error == first)
  }

  @Test func `a broken connection and a refusal are not kept`() async throws {
    let model = model(ScriptedEndpoint([.broken, .refused(400), .reply]))
    #expect(await outcome(of: model).error?.code == .transport)
    #expect(await outcome(of: model).error?.code == .refused(status: 400))
    #expect(tape.calls.isEmpty)
    #expect(await outcome(of: model).reply?.text == "b2")
  }

  @Test func `a replay asks nothing`() async throws {
    let endpoint = ScriptedEndpoint([.reply])
    #expect(await outcome(of: model(endpoint, .replay)).error?.code == .missing)
    #expect(endpoint.requests.isEmpty)
    _ = await outcome(of: model(endpoint))
    #expect(await outcome(of: model(endpoint, .replay)).reply?.text == "b2")
    #expect(endpoint.requests.count == 1)
  }

  @Test func `equal calls at the same time are asked once`() async throws {
    let endpoint = HeldEndpoint()
    let model = model(endpoint)
    let tasks = (0..<8).map { _ in Task { await outcome(of: model) } }
    await endpoint.arrival(of: 1)
    for _ in 0..<100 { await Task.yield() }
    endpoint.open()
    for task in tasks { #expect(await task.value.reply?.text == "b2") }
    #expect(endpoint.arrived.count == 1)
  }

  @Test func `when the one that asks fails, the next one asks`() async throws {
    let endpoint = HeldEndpoint()
    let model = model(endpoint)
    let tasks = (0..<3).map { _ in Task { await outcome(of: model) } }
    await endpoint.arrival(of: 1)
    endpoint.release(false)
    await endpoint.arrival(of: 2)
    endpoint.open()
    var replies = 0
    for task in tasks { if await task.value.reply != nil { replies += 1 } }
    #expect(replies == 2)
    #expect(endpoint.arrived.count == 2)
  }

  @Test func `two samples of one question are two calls`() async throws {
    let endpoint = ScriptedEndpoint([.reply])
    let model = model(endpoint)
    var request = ModelRequest.question()
    _ = await outcome(of: model, request)
    request.sample = 1
    _ = await outcome(of: model, request)
    #expect(endpoint.requests.count == 2)
  }

  @Test func `a cassette that cannot be used pauses its agents`() async throws {
    let model = CassetteModel(
      ScriptedEndpoint([.reply]),
      on: ModelCassette(MemoryCassette(isBroken: true), mode: .auto, name: "x.cassette"))
    #expect(await outcome(of: model).error?.code == .paused)
  }

  @Test func `what an endpoint holds an answer to is replayed without it`() async throws {
    struct Holding: ModelEndpoint {
      let identity: JSON = ["model": "scripted"]
      func ask(_ request: ModelRequest) async throws(EndpointFailure) -> ModelReply {
        ModelReply(text: "", finish: .stop)
      }
      func constraints() async -> Set<ModelRequest.Constraint.Kind> { [.grammar, .jsonSchema] }
    }
    let silent = ScriptedEndpoint([.broken])
    #expect(await model(silent, .replay).constraints().isEmpty)
    #expect(await model(Holding()).constraints() == [.grammar, .jsonSchema])
    let elsewhere = CassetteModel(
      Unreachable(), on: ModelCassette(tape, mode: .replay, name: "x.cassette"))
    #expect(await elsewhere.constraints() == [.grammar, .jsonSchema])
  }

  /// A model of the same identity that holds nothing.
  private struct Unreachable: LanguageModel {
    let identity: JSON = ["model": "scripted"]
    func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
      throw ModelError(code: .transport, endpoint: "", detail: "")
    }
  }
}
