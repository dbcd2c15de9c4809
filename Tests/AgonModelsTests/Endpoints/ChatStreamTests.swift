// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Testing

/// Streamed answers of OpenAI's protocol.
struct ChatStreamTests {
  private func chunk(_ delta: String, finish: String = "null") -> String {
    #"data: {"choices":[{"index":0,"delta":\#(delta),"finish_reason":\#(finish)}]}"# + "\n\n"
  }

  private var stop: String { chunk("{}", finish: "\"stop\"") }
  private let done = "data: [DONE]\n\n"
  private let usage = """
    data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4,\
    "prompt_tokens_details":{"cached_tokens":6},\
    "completion_tokens_details":{"reasoning_tokens":3}}}\n\n
    """

  @Test func `pieces become one answer with trace, counts and the time of its first piece`()
    async throws
  {
    let reply = try await MockServer().reply(
      ScriptedResponse([
        chunk(#"{"role":"assistant","content":""}"#),
        chunk(#"{"reasoning_content":"the "}"#) + chunk(#"{"reasoning":"centre"}"#),
        chunk(#"{"content":"b"}"#), chunk(#"{"content":"2"}"#) + stop + usage, done,
      ]))
    #expect(reply.text == "b2")
    #expect(reply.trace == "the centre")
    #expect(reply.finish == .stop)
    #expect([reply.promptTokens, reply.replyTokens, reply.cachedTokens] == [9, 4, 6])
    #expect(reply.reasoningTokens == 3)
    #expect(reply.firstTokenLatency.map { $0 > .zero } == true)
  }

  @Test func `a stream that is cut into single bytes has the same answer`() async throws {
    let text = chunk(#"{"content":"zwölf 🎲"}"#) + stop + usage + done
    var response = ScriptedResponse([])
    response.pieces = Array(text.utf8).map { [$0] }
    let reply = try await MockServer().reply(response)
    #expect(reply.text == "zwölf 🎲")
    #expect(reply.replyTokens == 4)
  }

  @Test func `a stream that ends without a finish is a broken connection`() async throws {
    let failure = try await MockServer().failure(ScriptedResponse([chunk(#"{"content":"b"}"#)]))
    #expect(failure?.error.code == .transport)
    #expect(
      failure?.error.detail == "The stream broke off before the end of the answer.")
  }

  @Test func `a connection that breaks in the midst of a stream is a transport failure`()
    async throws
  {
    let failure = try await MockServer().failure(
      ScriptedResponse([chunk(#"{"content":"b"}"#)], end: .cut))
    #expect(failure?.error.code == .transport)
    #expect(failure?.limit == nil)
  }

  @Test func `a server that does not stream is read whole`() async throws {
    let reply = try await MockServer().reply(
      ScriptedResponse(#"{"choices":[{"message":{"content":"b2"},"finish_reason":"stop"}]}"#))
    #expect(reply == ModelReply(text: "b2", finish: .stop))
  }

  @Test func `an error in the midst of a stream has its status`() async throws {
    let failure = try await MockServer().failure(
      ScriptedResponse([
        chunk(#"{"content":"b"}"#), #"data: {"error":{"message":"slow down","code":429}}"# + "\n\n",
      ]))
    #expect(failure?.error.code == .refused(status: 429))
    #expect(failure?.error.detail == "It broke off the answer with status 429: slow down")
  }

  @Test(arguments: [
    #"{"delta":{"refusal":"I cannot."},"finish_reason":"stop"}"#,
    #"{"delta":{"content":"I cannot."},"finish_reason":"content_filter"}"#,
  ])
  func `a refusal and a filtered answer are refusals`(_ choice: String) async throws {
    let reply = try await MockServer().reply(
      ScriptedResponse([#"data: {"choices":[\#(choice)]}"# + "\n\n", done]))
    #expect(reply.finish == .refusal)
    #expect(reply.text == "I cannot.")
  }

  @Test func `a prompt that is refused for its content is a refusal, not an error`() async throws {
    let reply = try await MockServer().reply(
      ScriptedResponse(
        status: 400, #"{"error":{"code":"content_filter","message":"The prompt was filtered."}}"#))
    #expect(reply == ModelReply(text: "The prompt was filtered.", finish: .refusal))
  }

  @Test func `probabilities of tokens are gathered`() async throws {
    let token = #"{"content":[{"token":"b","logprob":-0.5}]}"#
    let piece = #"data: {"choices":[{"delta":{"content":"b"},"logprobs":\#(token)}]}"# + "\n\n"
    let reply = try await MockServer().reply(ScriptedResponse([piece, piece + stop + done]))
    let probability = ModelReply.TokenProbability(token: "b", logProbability: -0.5)
    #expect(reply.logProbabilities == [probability, probability])
  }

  @Test func `an event that is no JSON breaks the answer off`() async throws {
    let failure = try await MockServer().failure(ScriptedResponse(["data: {\"choi\n\n"]))
    #expect(failure?.error.code == .transport)
    #expect(failure?.error.detail == "It answered no JSON: the text breaks off after 6 bytes.")
  }

  @Test func `a streamed answer without end is cut`() async throws {
    let piece = chunk(#"{"content":"\#(String(repeating: "x", count: 1_000_000))"}"#)
    let failure = try await MockServer().failure(
      ScriptedResponse(Array(repeating: piece, count: 10), end: .hang))
    #expect(failure?.error.code == .transport)
    #expect(failure?.error.detail == "It sent more than 8388608 bytes.")
  }

  @Test func `the wire says that a stream with counts is wanted`() async throws {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("echo", settings: EndpointSettings(name: "e", url: ""))
    let sent = try JSON(parsing: try await endpoint.reply(to: .brief).text)
    #expect(sent["stream"] == true)
    #expect(sent["stream_options"] == ["include_usage": true])
  }
}
