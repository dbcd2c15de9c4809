// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import AgonProcess
internal import Testing

struct ChatEndpointTests {
  private let key = "sk-very-secret-4711"

  @Test func `an answer brings text, finish and token counts`() async throws {
    let mock = try await MockServer()
    let reply = try await mock.endpoint("ok").reply(to: .brief)
    #expect(
      reply
        == ModelReply(
          text: "hello", finish: .stop, promptTokens: 7, replyTokens: 3, cachedTokens: 5))
  }

  @Test func `reasoning comes back apart from the text`() async throws {
    let mock = try await MockServer()
    let reply = try await mock.endpoint("reasoning").reply(to: .brief)
    #expect(reply.text == "b2")
    #expect(reply.trace == "the centre is best")
  }

  @Test func `a request says everything on the wire`() async throws {
    let mock = try await MockServer()
    var request = ModelRequest.brief
    request.messages = [
      Message(.system, "Play."),
      Message(.user, [.text("Look:"), .image(bytes: [1, 2, 3], type: "image/png")]),
    ]
    request.constraint = .jsonSchema(["type": "object"])
    request.topP = 0.5
    request.stops = ["END"]
    let endpoint = try mock.endpoint(
      "echo", overrides: ["max_tokens": nil, "max_completion_tokens": 16])
    let sent = try JSON(parsing: try await endpoint.reply(to: request).text)
    let expected: JSON = [
      "model": "mock", "seed": 7, "stream": false, "stop": ["END"], "temperature": 0.0,
      "top_p": 0.5, "max_completion_tokens": 16,
      "messages": [
        ["role": "system", "content": "Play."],
        [
          "role": "user",
          "content": [
            ["type": "text", "text": "Look:"],
            ["type": "image_url", "image_url": ["url": "data:image/png;base64,AQID"]],
          ],
        ],
      ],
      "response_format": [
        "type": "json_schema",
        "json_schema": ["name": "answer", "schema": ["type": "object"], "strict": true],
      ],
    ]
    #expect(sent == expected)
  }

  @Test func `a grammar and a prefill are sent, and the text begins with the prefill`()
    async throws
  {
    let mock = try await MockServer()
    var request = ModelRequest.brief
    request.constraint = .grammar("root ::= \"b2\"")
    request.prefill = "action: "
    let text = try await mock.endpoint("echo").reply(to: request).text
    #expect(text.hasPrefix("action: {"))
    let sent = try JSON(parsing: String(text.dropFirst("action: ".count)))
    #expect(sent["grammar"] == "root ::= \"b2\"")
    #expect(
      sent["messages"]?.elements?.last == ["role": "assistant", "content": "action: "])
  }

  @Test func `a refusal gives the status and the server's words`() async throws {
    let error = try await MockServer().error("busy")
    #expect(error?.code == .refused(status: 503))
    #expect(error?.detail == "It refused with status 503: Loading model")
  }

  @Test func `a key is sent and never shown`() async throws {
    let mock = try await MockServer()
    let error = try #require(try await mock.error("unauthorized", key: key))
    #expect(error.detail == "It refused with status 401: wrong key Bearer <secret>")
    let endpoint = try mock.endpoint("ok", key: key)
    var dumped = ""
    dump(endpoint, to: &dumped)
    for shown in ["\(error)", "\(endpoint)", String(reflecting: endpoint), dumped] {
      #expect(!shown.contains(key))
    }
    #expect(!endpoint.identity.description.contains(key))
    #expect(endpoint.identity["key_variable"] == "MOCK_KEY")
  }

  @Test func `an answer that is no JSON is a transport failure`() async throws {
    let error = try await MockServer().error("garbage")
    #expect(error?.code == .transport)
    #expect(error?.detail.hasPrefix("It answered a page of HTML and no JSON") == true)
  }

  @Test func `an answer without a choice is a transport failure`() async throws {
    let error = try await MockServer().error("hollow")
    #expect(error?.code == .transport)
  }

  @Test func `a connection that closes without an answer is a transport failure`() async throws {
    let error = try await MockServer().error("close")
    #expect(error?.code == .transport)
  }

  @Test func `a port where nothing listens is a transport failure`() async throws {
    let mock = try await MockServer()
    await mock.process.stop()
    let error = try await mock.error("ok")
    #expect(error?.code == .transport)
  }

  @Test func `an endless body is cut and a transport failure`() async throws {
    let error = try await MockServer().error("huge")
    #expect(error?.code == .transport)
    #expect(error?.detail == "It sent more than 8388608 bytes.")
  }

  @Test func `a redirect is not followed`() async throws {
    let error = try await MockServer().error("redirect", key: key)
    #expect(error?.code == .refused(status: 307))
  }

  @Test func `an answer that does not come in time is a timeout`() async throws {
    let error = try await MockServer().error("hang", clock: ExpiredClock())
    #expect(error?.code == .timeout)
  }

  @Test func `a cancelled question ends at once`() async throws {
    let mock = try await MockServer()
    let question = Task { try await mock.error("hang") }
    question.cancel()
    #expect(try await question.value?.detail == "The request was cancelled.")
  }

  @Test func `an endpoint answers again after a cancelled question`() async throws {
    let mock = try await MockServer()
    let (hanging, answering) = (try mock.endpoint("hang"), try mock.endpoint("ok"))
    for _ in 0..<3 {
      let question = Task { try? await hanging.reply(to: .brief) }
      question.cancel()
      #expect(await question.value == nil)
      #expect(try await answering.reply(to: .brief).text == "hello")
    }
  }

  @Test func `questions at the same time get their own answers`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("echo")
    let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<12 {
        group.addTask {
          var request = ModelRequest.brief
          request.messages = [Message(.user, "question \(number).")]
          return (number, try await endpoint.reply(to: request).text)
        }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for number in 0..<12 { #expect(answers[number]?.contains("question \(number).") == true) }
  }

  @Test func `a key that would break the header is refused unseen`() {
    let error = #expect(throws: ModelError.self) {
      _ = try ChatEndpoint(
        model: "m", base: "http://127.0.0.1:1/v1", keyVariable: "KEY",
        environment: ["KEY": "4711\r\nX-Forged: yes"])
    }
    #expect(error?.detail.contains("KEY") == true && error?.detail.contains("4711") == false)
  }

  @Test func `an unset key variable is named before anything is sent`() throws {
    let error = #expect(throws: ModelError.self) {
      _ = try ChatEndpoint(
        model: "m", base: "http://127.0.0.1:1/v1", keyVariable: "NO_SUCH_KEY", environment: [:])
    }
    #expect(error?.detail.contains("NO_SUCH_KEY") == true)
  }

  @Test(arguments: [
    "http://me:pw-4711@host/v1", "http://host/v1?key=pw-4711", "file:///pw-4711", "pw-4711",
  ])
  func `an address with a secret or without a host is refused unseen`(base: String) {
    let error = #expect(throws: ModelError.self) {
      _ = try ChatEndpoint(model: "m", base: base, environment: [:])
    }
    #expect(error.map { "\($0)".contains("4711") } == false)
  }
}
