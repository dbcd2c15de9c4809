// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct PatientModelTests {
  private let clock = LeapingClock()

  private func model(
    _ endpoint: ScriptedEndpoint, seed: UInt64 = 1,
    _ change: (inout PatienceSettings) -> Void = { _ in }
  ) -> PatientModel {
    var settings = PatienceSettings()
    change(&settings)
    return PatientModel(
      endpoint,
      through: EndpointGate(name: "scripted", settings: settings, seed: Seed(seed), clock: clock))
  }

  @Test(arguments: [408, 409, 429, 500, 502, 503, 529])
  func `a status that may pass is asked again`(status: Int) async throws {
    let endpoint = ScriptedEndpoint([.refused(status), .refused(status), .reply])
    let reply = await outcome(of: model(endpoint)).reply
    #expect(reply?.text == "b2")
    #expect(reply?.attempts == 3)
  }

  @Test(arguments: [400, 401, 403, 404, 413, 422])
  func `a status that stays is not asked again`(status: Int) async throws {
    let endpoint = ScriptedEndpoint([.refused(status), .reply])
    #expect(await outcome(of: model(endpoint)).error?.code == .refused(status: status))
    #expect(endpoint.requests.count == 1)
    #expect(clock.waits.isEmpty)
  }

  @Test func `a broken connection is asked again`() async throws {
    let endpoint = ScriptedEndpoint([.broken, .reply])
    #expect(await outcome(of: model(endpoint)).reply?.attempts == 2)
  }

  @Test func `a late answer is final`() async throws {
    let endpoint = ScriptedEndpoint([.late(.total), .reply])
    #expect(await outcome(of: model(endpoint)).error?.code == .timeout)
    #expect(endpoint.requests.count == 1)
  }

  @Test func `an endpoint that stays silent is no late answer`() async throws {
    let endpoint = ScriptedEndpoint([.late(.firstByte)])
    let error = await outcome(of: model(endpoint) { $0.retries = 2 }).error
    #expect(error?.code == .transport)
    #expect(error?.detail == "Nothing came. It was asked 3 times.")
  }

  @Test func `retries end with the failure of the last`() async throws {
    let endpoint = ScriptedEndpoint([.refused(500), .refused(502)])
    let error = await outcome(of: model(endpoint) { $0.retries = 3 }).error
    #expect(error?.code == .refused(status: 502))
    #expect(endpoint.requests.count == 4)
  }

  @Test func `backoff is random below a limit that doubles up to the most`() async throws {
    let endpoint = ScriptedEndpoint([.refused(408)])
    _ = await outcome(
      of: model(endpoint) {
        $0.retries = 6
        $0.firstBackoff = .seconds(1)
        $0.mostBackoff = .seconds(8)
      })
    let limits: [Duration] = [1, 2, 4, 8, 8, 8].map { .seconds($0) }
    #expect(clock.waits.count == limits.count)
    for (wait, limit) in zip(clock.waits, limits) { #expect(wait >= .zero && wait < limit) }
    // Full jitter: not all in the upper half, as a backoff of half a jitter would be.
    #expect(zip(clock.waits, limits).contains { $0 < $1 / 2 })
  }

  @Test func `the same seed waits the same times, another seed others`() async throws {
    var waits: [[Duration]] = []
    for seed in [4, 4, 5] as [UInt64] {
      let before = clock.waits.count
      _ = await outcome(of: model(ScriptedEndpoint([.refused(408)]), seed: seed))
      waits.append(Array(clock.waits[before...]))
    }
    #expect(waits[0] == waits[1])
    #expect(waits[0] != waits[2])
  }

  @Test func `the time that the endpoint names is waited out`() async throws {
    let endpoint = ScriptedEndpoint([.refused(429, retryAfter: .seconds(20)), .reply])
    _ = await outcome(of: model(endpoint))
    #expect(clock.time >= .seconds(20) && clock.time < .seconds(21))
  }

  @Test func `an endpoint's own limits are waited out as long as patience lasts`() async throws {
    let script = [ScriptedEndpoint.Entry](repeating: .refused(429), count: 12) + [.reply]
    let patient = await outcome(of: model(ScriptedEndpoint(script)))
    #expect(patient.reply?.attempts == 13)
    let begin = clock.time
    let error = await outcome(
      of: model(ScriptedEndpoint([.refused(429, retryAfter: .seconds(10))])) {
        $0.patience = .seconds(60)
      }
    ).error
    #expect(error?.code == .refused(status: 429))
    #expect(clock.time - begin >= .seconds(60) && clock.time - begin < .seconds(75))
  }

  @Test func `without retries nothing is asked again`() async throws {
    for fault in [ScriptedEndpoint.Entry.refused(429), .broken] {
      let endpoint = ScriptedEndpoint([fault, .reply])
      #expect(await outcome(of: model(endpoint) { $0.retries = 0 }).error != nil)
      #expect(endpoint.requests.count == 1)
    }
  }

  @Test func `an endpoint that wants to be left alone too long pauses its agents`() async throws {
    let endpoint = ScriptedEndpoint([.refused(429, retryAfter: .seconds(3_600)), .reply])
    let error = await outcome(of: model(endpoint)).error
    #expect(error?.code == .paused)
    #expect(error?.detail.contains("3600 s") == true)
    #expect(clock.waits.isEmpty)
  }

  @Test func `latency is that of the exchange that brought the reply`() async throws {
    let endpoint = ScriptedEndpoint(
      [
        .after(.seconds(5), .refused(429, retryAfter: .seconds(30))),
        .after(.seconds(3), .reply),
      ], clock: clock)
    let reply = await outcome(of: model(endpoint)).reply
    #expect(reply?.latency == .seconds(3))
    #expect(clock.time >= .seconds(38))
  }

  @Test func `a late answer tells the time of its own exchange`() async throws {
    let endpoint = ScriptedEndpoint(
      [.refused(429), .after(.seconds(60), .late(.total))], clock: clock)
    #expect(await outcome(of: model(endpoint)).error?.latency == .seconds(60))
  }

  @Test func `no retry begins when failed exchanges have used up the timeout`() async throws {
    let endpoint = ScriptedEndpoint([.after(.seconds(25), .refused(500))], clock: clock)
    #expect(await outcome(of: model(endpoint)).error?.code == .refused(status: 500))
    #expect(endpoint.requests.count == 3)
  }

  @Test func `a cancelled caller asks no more`() async throws {
    let endpoint = ScriptedEndpoint([.reply])
    let model = model(endpoint)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await outcome(of: model)
    }
    #expect(await task.value.error?.code == .transport)
    #expect(endpoint.requests.isEmpty)
  }
}
