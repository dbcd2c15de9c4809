// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// What an arena file and the command line say of models, where it cannot be meant.
struct ModelKeysTests {
  private func folder(endpoint: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "a.yaml",
      """
      arena: a
      environments: [tic_tac_toe]
      agents:
        - random
        - {kind: language, settings: {model: mini, endpoint: "http://127.0.0.1:9/v1"}}
      endpoints:
        \(endpoint): {url: "http://127.0.0.1:9/v1"}
      """)
    return folder
  }

  @Test func `an endpoint may not have the name of the model that Agon starts itself`() throws {
    let local = try Agon.run("arena", "check", "a.yaml", in: folder(endpoint: "local"))
    #expect(local.status == 2)
    #expect(local.errors.hasPrefix("a.yaml:7:"), "\(local.errors)")
    #expect(local.errors.contains("`local`"))
    let other = try Agon.run("arena", "check", "a.yaml", in: folder(endpoint: "local2"))
    #expect(other.status == 0, "\(other.errors)")
  }

  @Test func `a replay of a cassette that is not there leaves no file`() throws {
    let folder = try folder(endpoint: "work")
    let ending = try Agon.run(
      "run", "a.yaml", "--calls", "replay", "--cassette", "none", "--output", "a.db", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.hasPrefix("none: There is no such cassette"), "\(ending.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.filter { !$0.hasPrefix(".") } == ["a.yaml"])
  }
}
