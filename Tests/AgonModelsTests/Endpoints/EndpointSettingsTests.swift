// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonModels
internal import Testing

struct EndpointSettingsTests {
  private let url: JSON = "http://127.0.0.1:8080/v1"

  private func objection(to json: JSON) -> EndpointSettingsError? {
    do throws(EndpointSettingsError) {
      _ = try EndpointSettings(named: "work", from: json)
      return nil
    } catch {
      return error
    }
  }

  @Test func `an address alone is enough, and the schema has the same defaults`() throws {
    let short = try EndpointSettings(named: "work", from: ["url": url])
    #expect(short == EndpointSettings(name: "work", url: "http://127.0.0.1:8080/v1"))
    var filled: [String: JSON] = ["url": url]
    for (key, property) in EndpointSettings.schema["properties"]?.members ?? [:] {
      if let usual = property["default"] { filled[key] = usual }
    }
    #expect(filled.count == 8)
    #expect(try EndpointSettings(named: "work", from: .object(filled)) == short)
  }

  @Test func `every key is read`() throws {
    let settings = try EndpointSettings(
      named: "work",
      from: [
        "url": url, "api": "anthropic", "key_file": "keys/a", "stream": false, "concurrency": 3,
        "requests_per_minute": 60, "tokens_per_minute": 1_000, "connect_timeout": 1.5,
        "first_byte_timeout": 2, "idle_timeout": 3, "retries": 0, "patience": 9,
        "grammar": "json-schema",
        "body": ["seed": nil],
      ])
    #expect(
      settings
        == EndpointSettings(
          name: "work", url: "http://127.0.0.1:8080/v1", api: .anthropic, key: .file("keys/a"),
          stream: false, concurrency: 3, requestsPerMinute: 60, tokensPerMinute: 1_000,
          connectTimeout: .seconds(1.5), firstByteTimeout: .seconds(2), idleTimeout: .seconds(3),
          retries: 0, patience: .seconds(9), grammar: .jsonSchema, body: ["seed": nil]))
  }

  @Test(
    arguments: [
      ("api", "telepathy"), ("stream", "yes"), ("concurrency", 0), ("concurrency", 1.5),
      ("requests_per_minute", 0), ("tokens_per_minute", -1), ("connect_timeout", 0),
      ("first_byte_timeout", "soon"), ("idle_timeout", 100_000), ("retries", 101), ("patience", 0),
      ("grammar", 7),
      ("key_variable", ""), ("body", "x"), ("url", ""), ("colour", "red"),
    ] as [(String, JSON)])
  func `a wrong value is told with its key`(_ key: String, _ value: JSON) {
    let error = objection(to: .object(["url": url].merging([key: value]) { $1 }))
    #expect(error?.place == "work.\(key)")
    #expect(error?.detail.hasSuffix(".") == true)
  }

  @Test func `an address is needed, and an object`() {
    #expect(objection(to: [:])?.place == "work.url")
    #expect(objection(to: "http://127.0.0.1/v1")?.place == "work")
  }

  @Test func `a key comes from one place`() {
    let error = objection(to: ["url": url, "key_variable": "A", "key_file": "b"])
    #expect(error?.detail == "A key comes from a variable or from a file, not both.")
  }
}
