// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonAssembly
internal import AgonCore
internal import AgonModels
internal import AgonStore
internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Plants a key and looks for it in all that a run leaves.
struct PlantedKeyTests {
  private let key = "sk-planted-thistledown-key"

  /// All that can be said of a value.
  private func words(of value: Any) -> String {
    var text = "\(value)\n\(String(reflecting: value))\n"
    dump(value, to: &text)
    return text
  }

  @Test func `a key that the endpoint repeats is in no reply, error, record or dump`() async throws
  {
    let server = try EchoServer()
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try Data((key + "\n").utf8).write(to: URL(fileURLWithPath: folder.path + "/key"))
    let cassette = folder.path + "/x.cassette"
    var order = ModelOrder()
    order.folder = folder.path
    order.cassette = .init(file: cassette)
    let settings: [String: JSON] = [
      "url": .string(server.address), "stream": false, "grammar": "none", "retries": 0,
    ]
    order.endpoints = [
      "filed": .object(settings.merging(["key_file": "key"]) { _, new in new }),
      "varied": .object(settings.merging(["key_variable": "PLANTED"]) { _, new in new }),
    ]
    let room = ModelRoom(environment: ["PLANTED": key], order: order)
    try room.openCassette()
    var said = words(of: room)
    var replies = 0
    for endpoint in ["filed", "varied"] {
      let model = try room.services().model(
        ModelReference(agent: "anna", model: "m", endpoint: endpoint))
      said += words(of: model) + model.identity.description
      for seed in 0..<5 {
        let request = ModelRequest(
          messages: [Message(.user, "Which?")], mostTokens: 16, seed: Seed(UInt64(seed)),
          timeout: .seconds(20))
        do throws(ModelError) {
          let reply = try await model.reply(to: request)
          #expect(reply.text.contains("<secret>"))
          replies += 1
          said += words(of: reply)
        } catch {
          said += words(of: error)
        }
      }
    }
    // The second endpoint is the same model to the cassette, which replays the first answer.
    #expect(replies == 3)
    said += words(of: room.lacks) + words(of: room)
    let bytes = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("x.cassette") }
      .map { try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0)) }
    #expect(bytes.contains { $0.range(of: Data("Which?".utf8)) != nil })
    for data in bytes { #expect(data.range(of: Data("thistledown".utf8)) == nil) }
    await room.close()
    let file = try CassetteFile(path: cassette, .reading)
    try file.forEachCall { said += CassetteLines.line(of: $0) }
    let leak = said.range(of: "thistledown").map {
      said[said.index($0.lowerBound, offsetBy: -80)..<$0.lowerBound]
    }
    #expect(leak == nil)
    #expect(said.contains("<secret>"))
  }
}
