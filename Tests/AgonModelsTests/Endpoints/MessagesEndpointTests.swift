// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct MessagesEndpointTests {
  private var settings: EndpointSettings {
    EndpointSettings(name: "claude", url: "", api: .anthropic, stream: false)
  }

  /// What goes over the wire.
  private func sent(
    _ request: ModelRequest, _ settings: EndpointSettings? = nil
  ) async throws -> JSON {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("echo", settings: settings ?? self.settings)
    return try JSON(parsing: try await endpoint.reply(to: request).text)
  }

  @Test func `a request says everything on the wire`() async throws {
    var request = ModelRequest.brief
    request.messages = [
      Message(.system, "Play."), Message(.user, "Look:"),
      Message(.user, [.image(bytes: [1, 2, 3], type: "image/png"), .text("")]),
      Message(.assistant, "b2"), Message(.system, "Be brief."), Message(.user, "Again."),
    ]
    request.stops = ["END"]
    let expected: JSON = [
      "model": "mock", "max_tokens": 16, "temperature": 0.0, "stream": false,
      "stop_sequences": ["END"], "system": "Play.\n\nBe brief.",
      "messages": [
        [
          "role": "user",
          "content": [
            ["type": "text", "text": "Look:"],
            [
              "type": "image",
              "source": ["type": "base64", "media_type": "image/png", "data": "AQID"],
            ],
          ],
        ],
        ["role": "assistant", "content": [["type": "text", "text": "b2"]]],
        ["role": "user", "content": [["type": "text", "text": "Again."]]],
      ],
    ]
    #expect(try await sent(request) == expected)
  }

  @Test func `the key and the version stand in the head`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("heads", settings: settings, key: Secret("sk-ant-4711"))
    let text = try await endpoint.reply(to: .brief).text
    let told = try JSON(parsing: text)
    #expect(told["path"] == "/heads/v1/messages")
    let lines = (told["lines"]?.elements ?? []).compactMap(\.text)
    // The answer repeats the head, so the key in it is taken out.
    #expect(lines.contains("x-api-key: <secret>"))
    #expect(lines.contains("anthropic-version: 2023-06-01"))
    #expect(!lines.contains { $0.hasPrefix("authorization:") })
  }

  @Test func `a prefill is the assistant's last words, and the text begins with it`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("echo", settings: settings)
    var request = ModelRequest.brief
    request.prefill = "action: "
    let text = try await endpoint.reply(to: request).text
    #expect(text.hasPrefix("action: {"))
    let sent = try JSON(parsing: String(text.dropFirst("action: ".count)))
    #expect(
      sent["messages"]?.elements?.last
        == ["role": "assistant", "content": [["type": "text", "text": "action:"]]])
  }

  @Test func `blocks become text and trace, and counts those of the whole prompt`() async throws {
    let body = """
      {"type":"message","content":[{"type":"thinking","thinking":"hm","signature":"x"},\
      {"type":"redacted_thinking","data":"abc"},{"type":"text","text":"b"},\
      {"type":"text","text":"2"}],"stop_reason":"stop_sequence","usage":{"input_tokens":5,\
      "cache_read_input_tokens":6,"cache_creation_input_tokens":7,"output_tokens":4}}
      """
    let reply = try await MockServer().reply(ScriptedResponse(body), .anthropic)
    let expected = ModelReply(
      text: "b2", trace: "hm", finish: .stop, promptTokens: 18, replyTokens: 4, cachedTokens: 6)
    #expect(reply == expected)
  }

  @Test(arguments: [
    ("end_turn", ModelReply.Finish.stop), ("max_tokens", .length), ("refusal", .refusal),
    ("model_context_window_exceeded", .length), ("pause_turn", .other),
  ])
  func `the reason why it stopped is told`(_ reason: String, _ finish: ModelReply.Finish)
    async throws
  {
    let body = #"{"content":[{"type":"text","text":"b2"}],"stop_reason":"\#(reason)"}"#
    let reply = try await MockServer().reply(ScriptedResponse(body), .anthropic)
    #expect(reply.finish == finish)
  }

  private func event(_ json: String) -> String { "event: x\ndata: \(json)\n\n" }

  private var opening: String {
    event(
      #"{"type":"message_start","message":{"usage":{"input_tokens":5,"cache_read_input_tokens":6,"#
        + #""output_tokens":1}}}"#) + event(#"{"type":"ping"}"#)
  }

  private func delta(_ json: String) -> String {
    event(#"{"type":"content_block_delta","index":0,"delta":\#(json)}"#)
  }

  @Test func `a stream becomes one answer`() async throws {
    let reply = try await MockServer().reply(
      ScriptedResponse([
        opening, event(#"{"type":"content_block_start","content_block":{"type":"thinking"}}"#),
        delta(#"{"type":"thinking_delta","thinking":"the centre"}"#),
        delta(#"{"type":"signature_delta","signature":"abc"}"#),
        delta(#"{"type":"text_delta","text":"b"}"#) + delta(#"{"type":"text_delta","text":"2"}"#),
        event(#"{"type":"content_block_stop","index":0}"#),
        event(
          #"{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}"#
        ), event(#"{"type":"message_stop"}"#),
      ]), .anthropic)
    #expect(reply.text == "b2")
    #expect(reply.trace == "the centre")
    #expect(reply.finish == .stop)
    #expect([reply.promptTokens, reply.replyTokens, reply.cachedTokens] == [11, 9, 6])
    #expect(reply.firstTokenLatency != nil)
  }

  @Test func `an error in the midst of a stream has the status of its kind`() async throws {
    let failure = try await MockServer().failure(
      ScriptedResponse([
        opening, delta(#"{"type":"text_delta","text":"b"}"#),
        event(#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
      ]), .anthropic)
    #expect(failure?.error.code == .refused(status: 529))
    #expect(failure?.error.detail == "It broke off the answer with status 529: Overloaded")
  }

  @Test func `a stream without its last event is a broken connection`() async throws {
    let failure = try await MockServer().failure(
      ScriptedResponse([opening, delta(#"{"type":"text_delta","text":"b"}"#)]), .anthropic)
    #expect(failure?.error.code == .transport)
  }

  @Test func `a schema is sent where the settings say so, a grammar never`() async throws {
    var request = ModelRequest.brief
    request.constraint = .jsonSchema(["type": "object"])
    var told = settings
    told.grammar = .jsonSchema
    #expect(
      try await sent(request, told)["output_config"]
        == ["format": ["type": "json_schema", "schema": ["type": "object"]]])
    #expect(try await sent(request)["output_config"] == nil)
    request.constraint = .grammar("root ::= \"b2\"")
    told.grammar = .gbnf
    let mock = try await MockServer()
    let reply = try await mock.endpoint("echo", settings: told).reply(to: request)
    #expect(reply.isHeld == false)
    #expect(try JSON(parsing: reply.text)["grammar"] == nil)
  }

  @Test func `the identity says the protocol and where the key is`() throws {
    var settings = settings
    settings.url = "https://api.anthropic.com/v1"
    settings.key = .variable("ANTHROPIC_API_KEY")
    settings.body = ["top_k": 1]
    let endpoint = try settings.endpoint(for: "claude-x", key: nil, client: HTTPClient())
    #expect(
      endpoint.identity == [
        "model": "claude-x", "endpoint": "https://api.anthropic.com/v1/messages",
        "api": "anthropic", "key_variable": "ANTHROPIC_API_KEY", "overrides": ["top_k": 1],
      ])
  }
}
