// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

@testable internal import AgonScaffold

/// Rendering a template and writing it.
struct PluginTemplateTests {
  private let places = DevelopmentPlaces(executable: Repository.root + "/.build/debug/agon")

  private func template(_ language: PluginLanguage, _ name: String = "last_stone") throws
    -> PluginTemplate
  {
    try PluginTemplate(of: language, named: try PluginName(name), places: places)
  }

  @Test(arguments: PluginLanguage.allCases)
  func `every template has what a folder needs`(_ language: PluginLanguage) throws {
    let paths = try template(language).files.map(\.path)
    for path in [".gitignore", "Makefile", "README.md", "arena.yaml"] {
      #expect(paths.contains(path))
    }
    #expect(Set(paths).count == paths.count)
    #expect(paths.contains { $0.lowercased().contains("test") })
  }

  @Test(arguments: PluginLanguage.allCases)
  func `nothing is left to fill in`(_ language: PluginLanguage) throws {
    for (path, text) in try template(language).files {
      #expect(path.firstMatch(of: /\{\{|\}\}/) == nil, "\(path)")
      #expect(text.firstMatch(of: /\{\{[A-Za-z-]+\}\}/) == nil, "\(path)")
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(path)")
    }
  }

  @Test(arguments: [
    (PluginLanguage.c, "game.c"), (.cpp, "game.cpp"), (.rust, "src/game.rs"),
    (.swift, "Sources/LastStonePlugin/LastStoneRules.swift"),
  ])
  func `the rules that an author owns have less than 120 lines`(
    _ language: PluginLanguage, _ path: String
  ) throws {
    let rules = try #require(try template(language).files.first { $0.path == path })
    #expect(rules.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 < 120)
    #expect(rules.text.contains("\"last_stone\""))
  }

  @Test(arguments: PluginLanguage.allCases)
  func `every source begins with its licence`(_ language: PluginLanguage) throws {
    let sources = [".c", ".h", ".cpp", ".hpp", ".rs", ".swift", "Makefile", ".toml", ".yaml"]
    for (path, text) in try template(language).files {
      guard sources.contains(where: path.hasSuffix) else { continue }
      let head = text.split(separator: "\n").prefix(2).joined()
      #expect(head.contains("SPDX-License-Identifier: Apache-2.0"), "\(path)")
    }
  }

  @Test func `a new folder is made, with the folders above it`() throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "/new/last_stone"
    let template = try template(.swift)
    try template.write(to: place)
    for (path, text) in template.files {
      #expect(try String(contentsOfFile: place + "/" + path, encoding: .utf8) == text)
    }
  }

  @Test func `an empty folder is used`() throws {
    let folder = try TemporaryFolder()
    try template(.c).write(to: folder.path)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/game.c"))
  }

  @Test func `a folder that holds anything is left as it is`() throws {
    let folder = try TemporaryFolder()
    try folder.write("README.md", "mine")
    let error = #expect(throws: ScaffoldError.self) {
      try template(.c).write(to: folder.path)
    }
    #expect(error?.code == .folderInUse)
    #expect(error?.isUsage == true)
    #expect(error?.description.contains(folder.path) == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["README.md"])
  }

  @Test func `a file in the place of the folder is left as it is`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("last_stone", "mine")
    let error = #expect(throws: ScaffoldError.self) { try template(.rust).write(to: file) }
    #expect(error?.code == .folderInUse)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }

  @Test(arguments: [PluginLanguage.c, .cpp, .swift])
  func `a program without headers makes no folder that cannot be built`(
    _ language: PluginLanguage
  ) throws {
    let empty = try TemporaryFolder()
    let error = #expect(throws: ScaffoldError.self) {
      try PluginTemplate(
        of: language, named: try PluginName("last_stone"),
        places: DevelopmentPlaces(executable: empty.path + "/bin/agon"))
    }
    #expect(error?.code == .notFound)
  }
}
