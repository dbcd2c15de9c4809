// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Testing

/// What differs between servers of one protocol.
struct EndpointMannersTests {
  @Test func `a server that refuses a member by name is asked once more without it`() async throws {
    let mock = try await MockServer()
    let settings = EndpointSettings(name: "e", url: "", stream: false)
    let endpoint = try mock.endpoint("picky", settings: settings)
    for _ in 0..<2 {
      let sent = try JSON(parsing: try await endpoint.reply(to: .brief).text)
      #expect(sent["max_completion_tokens"] == 16)
      #expect(sent["max_tokens"] == nil)
    }
  }

  @Test func `a server that refuses two members gets neither, and the question is answered`()
    async throws
  {
    let mock = try await MockServer()
    let endpoint = try mock.endpoint("picky", settings: EndpointSettings(name: "e", url: ""))
    let sent = try JSON(parsing: try await endpoint.reply(to: .brief).text)
    #expect(sent["stream_options"] == nil)
    #expect(sent["max_tokens"] == nil)
    #expect(sent["max_completion_tokens"] == 16)
    #expect(sent["stream"] == true)
  }

  @Test func `a member that the settings set is not corrected`() async throws {
    let mock = try await MockServer()
    let settings = EndpointSettings(name: "e", url: "", stream: false, body: ["max_tokens": 5])
    let endpoint = try mock.endpoint("picky", settings: settings)
    let error = await #expect(throws: ModelError.self) { _ = try await endpoint.reply(to: .brief) }
    #expect(error?.code == .refused(status: 400))
  }

  @Test(arguments: [
    ("https://api.openai.com/v1", "gpt-5-mini", true), ("https://api.openai.com/v1", "o3", true),
    ("https://api.openai.com/v1", "gpt-4.1-mini", false),
    ("https://api.openai.com/v1", "gpt-5-chat-latest", false),
    ("https://a.openai.azure.com/openai/v1", "o4-mini", true),
    ("http://127.0.0.1:8080/v1", "gpt-5-mini", false),
  ])
  func `models that think first at their maker's are asked without temperature`(
    _ url: String, _ model: String, _ thinks: Bool
  ) throws {
    let settings = EndpointSettings(name: "e", url: url)
    let endpoint = try settings.endpoint(for: model, key: nil, client: HTTPClient())
    let left: JSON? = thinks ? ["temperature", "top_p"] : nil
    #expect(endpoint.identity["left_out"] == left)
  }
}
