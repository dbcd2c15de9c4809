// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Foundation
internal import Testing

/// Keys are read, sent and never shown.
struct SecretTests {
  private static let key = "sk-very-secret-4711"

  private func file(_ text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "agon-key-\(UUID().uuidString)")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  private func objection(
    _ source: EndpointSettings.KeySource, _ environment: [String: String] = [:]
  ) -> EndpointSettingsError? {
    do throws(EndpointSettingsError) {
      _ = try Secret.read(from: source, environment: environment, of: "work")
      return nil
    } catch {
      return error
    }
  }

  @Test func `a key is read from a variable or from a file, without blanks around it`() throws {
    let path = try file("\n  \(Self.key)\r\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try Secret.read(from: .file(path), environment: [:], of: "w").value == Self.key)
    let variable = try Secret.read(
      from: .variable("K"), environment: ["K": Self.key], of: "w")
    #expect(variable.value == Self.key)
  }

  @Test func `a key that is missing is told by its place`() throws {
    #expect(objection(.variable("NO_KEY"))?.place == "work.key_variable")
    #expect(objection(.variable("NO_KEY"), ["NO_KEY": ""])?.detail.contains("NO_KEY") == true)
    #expect(objection(.file("/no/such/file"))?.place == "work.key_file")
    let empty = try file(" \n")
    defer { try? FileManager.default.removeItem(atPath: empty) }
    #expect(objection(.file(empty))?.detail.contains("is empty") == true)
  }

  @Test(arguments: ["4711\r\nX-Forged: yes", "4711 5", "4711\u{7F}", "4711ü", "4711\u{0}"])
  func `a key that would break a header is refused unseen`(_ key: String) {
    let error = objection(.variable("K"), ["K": key])
    #expect(error.map { !"\($0)".contains("4711") } == true)
  }

  @Test(arguments: EndpointSettings.API.allCases, ["unauthorized", "heads", "garbage", "hang"])
  func `no error, reply, dump or identity shows a key`(
    _ api: EndpointSettings.API, _ mode: String
  ) async throws {
    let mock = try await MockServer()
    let settings = EndpointSettings(
      name: "e", url: "", api: api, key: .variable("MOCK_KEY"), connectTimeout: .seconds(1_000),
      grammar: .none)
    let clock: any Clock<Duration> = mode == "hang" ? ExpiredClock() : ContinuousClock()
    let endpoint = try mock.endpoint(
      mode, settings: settings, key: Secret(Self.key), clock: clock)
    var shown = ["\(endpoint)", String(reflecting: endpoint), endpoint.identity.description]
    do throws(EndpointFailure) {
      let reply = try await endpoint.ask(.brief)
      shown += ["\(reply)", String(reflecting: reply)]
    } catch {
      shown += ["\(error)", String(reflecting: error), error.error.description]
    }
    var dumped = ""
    dump(endpoint, to: &dumped)
    shown.append(dumped)
    #expect(shown.count > 4)
    for text in shown { #expect(!text.contains(Self.key)) }
  }

  @Test func `where a long fault is cut, no part of a key stays`() async throws {
    let mock = try await MockServer()
    // The cut falls into the keys wherever it is.
    let words = String(repeating: Self.key, count: 100)
    let script = ScriptedResponse(#"{"error":{"message":"\#(words)"}}"#)
    let endpoint = try mock.endpoint(
      "script", settings: EndpointSettings(name: "e", url: ""), key: Secret(Self.key))
    let error = await #expect(throws: ModelError.self) {
      _ = try await endpoint.reply(to: script.question)
    }
    let detail = try #require(error?.detail)
    #expect(detail.count <= 600)
    #expect(detail.contains("<secret>"))
    #expect(!detail.contains("sk-"))
  }

  @Test(arguments: [
    ("http://example.com/v1", false), ("http://192.168.1.7:8080/v1", false),
    ("http://127.0.0.1.example.com/v1", false),
    // A proxy that the environment names would be asked for it.
    ("http://127.0.0.2:8080/v1", false), ("https://example.com/v1", true),
    ("http://127.0.0.1:8080/v1", true), ("http://localhost:8080/v1", true),
    ("http://[::1]:8080/v1", true), ("HTTP://LOCALHOST/v1", true),
  ])
  func `a key crosses a network by https only`(_ url: String, _ isAllowed: Bool) {
    for api in EndpointSettings.API.allCases {
      let settings = EndpointSettings(name: "e", url: url, api: api)
      var error: ModelError?
      do throws(ModelError) {
        _ = try settings.endpoint(for: "m", key: Secret(Self.key), client: HTTPClient())
      } catch let refusal {
        error = refusal
      }
      #expect((error == nil) == isAllowed)
      #expect(error?.detail.contains("in the clear") == (isAllowed ? nil : true))
    }
  }

  @Test func `a key that is only named is held to that too`() {
    let settings = EndpointSettings(name: "e", url: "http://example.com/v1", key: .variable("K"))
    #expect(throws: ModelError.self) {
      _ = try settings.endpoint(for: "m", key: nil, client: HTTPClient())
    }
  }

  @Test(arguments: ["", "sk-very-secret-471", "xsk-very-secret-4711sk-very-secret-4711y", "ü"])
  func `every occurrence is taken out of a text`(_ text: String) {
    #expect(
      Secret(Self.key).removed(from: text)
        == text.replacingOccurrences(of: Self.key, with: "<secret>"))
  }
}
