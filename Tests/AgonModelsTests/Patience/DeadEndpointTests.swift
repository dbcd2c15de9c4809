// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct DeadEndpointTests {
  private let clock = LeapingClock()

  private func gate() -> EndpointGate {
    var settings = PatienceSettings()
    settings.mostFailures = 3
    settings.patience = .seconds(60)
    settings.firstPatience = .seconds(60)
    return EndpointGate(name: "scripted", settings: settings, seed: Seed(1), clock: clock)
  }

  @Test func `a dead endpoint is probed until patience is over, then its agents are paused`()
    async throws
  {
    let endpoint = ScriptedEndpoint([.broken])
    let model = PatientModel(endpoint, through: gate())
    let error = await outcome(of: model).error
    #expect(error?.code == .paused)
    #expect(error?.detail.hasPrefix("It has never answered; check its address") == true)
    #expect(error?.detail.hasSuffix("Its last failure: It broke off.") == true)
    #expect(clock.time >= .seconds(60) && clock.time < .seconds(70))
    // Three failures, then probes after 5, 10, 20 seconds.
    #expect((5...8).contains(endpoint.requests.count))
    let asked = endpoint.requests.count
    #expect(await outcome(of: model).error?.code == .paused)
    #expect(endpoint.requests.count == asked)
  }

  @Test func `an endpoint that dies later is said to have answered before`() async throws {
    let model = PatientModel(ScriptedEndpoint([.reply, .broken]), through: gate())
    _ = await outcome(of: model)
    let detail = await outcome(of: model).error?.detail
    #expect(detail?.hasPrefix("It has not answered for 60 s; start the run again") == true)
  }

  @Test func `an endpoint that comes back is asked on, and no probe counts as a retry`()
    async throws
  {
    let script = [ScriptedEndpoint.Entry](repeating: .refused(503), count: 5) + [.reply]
    let endpoint = ScriptedEndpoint(script)
    let gate = gate()
    let model = PatientModel(endpoint, through: gate)
    #expect(await outcome(of: model).reply?.attempts == 6)
    #expect(await outcome(of: model).reply?.attempts == 1)
  }

  @Test func `while it fails other callers wait and are answered later`() async throws {
    let script = [ScriptedEndpoint.Entry](repeating: .broken, count: 4) + [.reply]
    let endpoint = ScriptedEndpoint(script)
    let model = PatientModel(endpoint, through: gate())
    let tasks = (0..<6).map { number in
      Task { await outcome(of: model, .question("\(number)")) }
    }
    for task in tasks { #expect(await task.value.reply != nil) }
  }
}
