// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Foundation
import Testing

@testable import AgonArena

struct ArenasFolderTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("arenas")

  private func read(_ name: String) throws -> Arena {
    let file = Self.folder.appendingPathComponent(name)
    var catalogue = ArenaCatalogue.sample
    // The settings and parameters are held against their real schemas where the parts are put together.
    for kind in catalogue.agentKinds.indices { catalogue.agentKinds[kind].settings = [:] }
    for environment in catalogue.environments.indices {
      catalogue.environments[environment].parametersSchema = [:]
    }
    return try ArenaFile.read(
      String(contentsOf: file, encoding: .utf8), path: name, catalogue: catalogue)
  }

  @Test func `every file of the folder can be read and scheduled`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    for name in names {
      let arena = try read(name)
      #expect(arena.name + ".yaml" == name)
      #expect(try !Schedule(arena, openings: Schedule.letters).isEmpty)
    }
  }

  @Test func `the benchmark's tournament has ten thousand episodes`() throws {
    #expect(try Schedule(read("random.yaml")).count == 10_000)
  }
}
