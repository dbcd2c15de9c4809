// SPDX-License-Identifier: Apache-2.0

@testable internal import AgonModels
internal import AgonCore
internal import AgonProcess
internal import Testing

struct HTTPClientTests {
  private func settings(_ mode: String) -> EndpointSettings {
    EndpointSettings(
      name: mode, url: "", connectTimeout: .seconds(1_000), firstByteTimeout: .seconds(500),
      idleTimeout: .seconds(100), grammar: .none)
  }

  private func failure(
    _ mode: String, _ request: ModelRequest, clock: any Clock<Duration>
  ) async throws -> EndpointFailure? {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint(mode, settings: settings(mode), clock: clock)
    defer { withExtendedLifetime(mock) {} }
    var request = request
    request.timeout = .seconds(2_000)
    do throws(EndpointFailure) {
      _ = try await endpoint.ask(request)
      return nil
    } catch {
      return error
    }
  }

  private var halting: ModelRequest {
    ScriptedResponse(
      [#"data: {"choices":[{"delta":{"content":"b"}}]}"# + "\n\n"], end: .hang
    ).question
  }

  @Test func `an answer that does not begin passes the limit of its first byte`() async throws {
    let failure = try await failure("hang", .brief, clock: OneWaitClock(wait: .seconds(500)))
    #expect(failure?.limit == .firstByte)
    #expect(failure?.error.code == .timeout)
  }

  @Test func `an answer that stops in its midst passes the idle limit`() async throws {
    let failure = try await failure("script", halting, clock: OneWaitClock(wait: .seconds(100)))
    #expect(failure?.limit == .idle)
    #expect(failure?.error.code == .timeout)
    #expect(failure?.error.detail == "The answer stopped in its midst for 100.0 seconds.")
  }

  @Test func `a whole answer that takes too long passes the total limit`() async throws {
    let mock = try await MockServer()
    let error = try await mock.error("hang", clock: ExpiredClock())
    #expect(error?.code == .timeout)
    #expect(error?.detail == "No whole answer came within 60.0 seconds; allow more time.")
  }

  @Test func `a handshake that is not answered passes the connect limit`() async throws {
    let listener = try SilentListener()
    let client = HTTPClient(clock: OneWaitClock(wait: .seconds(1_000)))
    let ending = await client.exchange(
      HTTPRequest(address: "https://127.0.0.1:\(listener.port)/v1"),
      within: HTTPLimits(connect: .seconds(1_000), total: .seconds(2_000)))
    guard case .expired(.connect) = ending else {
      Issue.record("It ended as \(ending).")
      return
    }
  }

  @Test func `connections are kept for later requests`() async throws {
    let mock = try await MockServer()
    let client = HTTPClient()
    var settings = settings("connections")
    settings.url = mock.address + "/connections/v1"
    let endpoint = try settings.endpoint(for: "m", key: nil, client: client)
    for _ in 0..<5 { #expect(try await endpoint.reply(to: .brief).text == "1") }
  }

  @Test func `a process that is started inherits no connection`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("ok", settings: settings("ok"))
    _ = try await endpoint.reply(to: .brief)
    // The connection is kept now.
    let program = """
      import os, socket, stat
      count = 0
      for name in os.listdir("/proc/self/fd"):
        try:
          if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
            peer = socket.socket(fileno=os.dup(int(name))).getpeername()
            count += peer[1:] == (\(mock.address.split(separator: ":").last ?? "0"),)
        except OSError:
          pass
      print("connections:", count, flush=True)
      """
    let child = try ChildProcess(
      starting: ProcessCommand(
        executable: "/usr/bin/env", arguments: ["python3", "-c", program],
        environment: ProcessCommand.harmlessEnvironment()))
    #expect(try await child.readyLine(within: .seconds(60)) == "connections: 0")
    withExtendedLifetime(endpoint) {}
  }

  @Test func `a cancelled stream ends at once and spoils no other`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("script", settings: settings("script"))
    let halting = halting
    let question = Task { try await endpoint.reply(to: halting) }
    let whole = #"data: {"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}]}"# + "\n\n"
    for _ in 0..<3 {
      let answer = ScriptedResponse([whole, "data: [DONE]\n\n"]).question
      #expect(try await endpoint.reply(to: answer).text == "b")
    }
    question.cancel()
    let error = await #expect(throws: ModelError.self) { _ = try await question.value }
    #expect(error?.detail == "The request was cancelled.")
  }

  @Test func `a request of a cancelled task is not sent`() async throws {
    let client = HTTPClient()
    let question = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await client.exchange(
        HTTPRequest(address: "http://127.0.0.1:1/"), within: HTTPLimits(total: .seconds(1)))
    }
    guard case .cancelled = await question.value else {
      Issue.record("It did not end as cancelled.")
      return
    }
  }

  @Test func `two hundred questions at once get their own answers`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("echo", settings: settings("echo"))
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          var request = ModelRequest.brief
          request.messages = [Message(.user, "question \(number).")]
          let text = try? await endpoint.reply(to: request).text
          #expect(text?.contains("question \(number).") == true)
        }
      }
    }
  }

  @Test func `a client that goes leaves no request behind`() async throws {
    let mock = try await MockServer()
    let request = HTTPRequest(address: mock.address + "/hang/v1", body: [1])
    let question = Task {
      await HTTPClient().exchange(request, within: HTTPLimits(total: .seconds(60)))
    }
    question.cancel()
    guard case .cancelled = await question.value else {
      Issue.record("It did not end as cancelled.")
      return
    }
  }
}
