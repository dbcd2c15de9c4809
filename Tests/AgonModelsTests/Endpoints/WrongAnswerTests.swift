// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Testing

/// Bodies that are no answers, in both protocols.
struct WrongAnswerTests {
  private typealias API = EndpointSettings.API

  private func detail(_ response: ScriptedResponse, _ api: EndpointSettings.API) async throws
    -> String?
  {
    let failure = try await MockServer().failure(response, api)
    #expect(failure?.error.code == .transport)
    return failure?.error.detail
  }

  @Test(arguments: EndpointSettings.API.allCases)
  func `a page of HTML is told as one`(_ api: EndpointSettings.API) async throws {
    let page = ScriptedResponse(type: "text/html", "\n<!DOCTYPE html><title>Log in</title>")
    #expect(
      try await detail(page, api)
        == "It answered a page of HTML and no JSON: check that the address is an endpoint's.")
  }

  @Test(arguments: EndpointSettings.API.allCases)
  func `truncated JSON is told with its length`(_ api: EndpointSettings.API) async throws {
    #expect(
      try await detail(ScriptedResponse(#"{"content":[{"te"#), api)
        == "It answered no JSON: the text breaks off after 16 bytes.")
  }

  @Test(arguments: EndpointSettings.API.allCases)
  func `bytes that are not UTF-8 are told as such`(_ api: EndpointSettings.API) async throws {
    var response = ScriptedResponse("")
    response.pieces = [Array("{\"content\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)]
    #expect(try await detail(response, api) == "It answered no JSON: the bytes are not UTF-8.")
  }

  @Test(arguments: EndpointSettings.API.allCases)
  func `an empty body is no JSON`(_ api: EndpointSettings.API) async throws {
    let detail = try await detail(ScriptedResponse([""]), api)
    #expect(detail != nil)
  }

  @Test(arguments: EndpointSettings.API.allCases)
  func `a refusal by a page has the page's title`(_ api: EndpointSettings.API) async throws {
    let page = ScriptedResponse(
      status: 502, type: "text/html", "<html><TITLE>502 Bad\nGateway</title><p>nginx</p></html>")
    let failure = try await MockServer().failure(page, api)
    #expect(failure?.error.code == .refused(status: 502))
    #expect(
      failure?.error.detail
        == "It refused with status 502: a page of HTML, \"502 Bad Gateway\"")
  }

  @Test(arguments: EndpointSettings.API.allCases)
  func `the time that a server wants to be left alone is handed on`(_ api: EndpointSettings.API)
    async throws
  {
    var response = ScriptedResponse(status: 429, #"{"error":{"message":"slow down"}}"#)
    response.headers.append("Retry-After: 7")
    let failure = try await MockServer().failure(response, api)
    #expect(failure?.retryAfter == .seconds(7))
    #expect(failure?.error.code == .refused(status: 429))
  }

  @Test func `such a time may be a date`() async throws {
    var response = ScriptedResponse(status: 503, "{}")
    response.headers.append("Retry-After: Fri, 31 Dec 2280 23:59:59 GMT")
    let failure = try await MockServer().failure(response)
    #expect(failure?.retryAfter.map { $0 > .seconds(86_400) } == true)
  }

  @Test(arguments: ["Fri, 31 Dec 2280 23:59:59 GMT", "9223372036854775807"])
  func `such a time is a year at most`(_ time: String) async throws {
    var response = ScriptedResponse(status: 503, "{}")
    response.headers.append("Retry-After: \(time)")
    let failure = try #require(await MockServer().failure(response))
    #expect(failure.retryAfter ?? .zero <= .seconds(31_536_000))
  }

  @Test(arguments: ["9223372036854775807", "-1"])
  func `what can be no count of tokens counts as none`(_ count: String) async throws {
    let usages: [EndpointSettings.API: String] = [
      .openai: "prompt_tokens", .anthropic: "input_tokens",
    ]
    for (api, name) in usages {
      let body = #"""
        {"choices":[{"message":{"content":"b2"},"finish_reason":"stop"}],
        "content":[{"type":"text","text":"b2"}],"stop_reason":"end_turn",
        "usage":{"\#(name)":\#(count),"cache_read_input_tokens":\#(count)}}
        """#
      let reply = try await MockServer().reply(ScriptedResponse(body), api)
      #expect(reply.text == "b2")
      #expect(reply.promptTokens == nil)
    }
  }
}
