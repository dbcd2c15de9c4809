// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// What the commands print, against recorded texts.
struct GoldenOutputTests {
  private static let goldens = "Tests/EndToEndTests/Goldens/"

  private static let commands = [
    "", "run", "standings", "show", "audit", "verify", "compare", "arena", "arena check", "plugin",
    "plugin list", "plugin info", "plugin new", "plugin check", "plugin bench",
    "plugin include-path", "signature",
  ]

  /// What is not the same on every machine, under names that are.
  private func neutral(_ text: String) throws -> String {
    let homes = [
      try Agon.home(), URL(fileURLWithPath: try Agon.home()).resolvingSymlinksInPath().path,
    ]
    return homes.reduce(text) { $0.replacing($1, with: "HOME") }
      .replacing(#/(?m)^(sha256|build|certificate) .*$/#) { "\($0.1)  (of this machine)" }
      .replacing(#/(?m)^Certificates of the plugins: .*$/#) { _ in
        "Certificates: (of this machine)"
      }
  }

  /// Runs commands one after the other and writes down what each said.
  private func transcript(_ commands: [String], in folder: TemporaryFolder) throws -> String {
    try commands.map { command in
      let words = command.split(separator: " ").map(String.init)
      let ending = try Agon.run(words, in: folder)
      #expect(ending.status == 0, "agon \(command): \(ending.errors)")
      return "$ agon \(command)\n\(try neutral(ending.output))"
    }.joined(separator: "\n")
  }

  @Test func `every command explains itself`() throws {
    let text = try transcript(
      Self.commands.map { $0.isEmpty ? "--help" : "\($0) --help" }, in: TemporaryFolder())
    let difference = try Golden.difference(
      of: text, from: Self.goldens + "help.txt")
    #expect(difference == nil)
  }

  @Test(arguments: ["tic_tac_toe", "connect_four"])
  func `a plugin's facts are shown`(_ environment: String) throws {
    let text = try transcript(["plugin info \(environment)"], in: TemporaryFolder())
    let difference = try Golden.difference(
      of: text, from: Self.goldens + "plugin-\(environment).txt")
    #expect(difference == nil)
  }

  @Test func `the plugins beside the program are listed`() throws {
    let ending = try Agon.run("plugin", "list", in: TemporaryFolder())
    let rows = try neutral(ending.output).split(separator: "\n").map {
      $0.split(separator: #/ {2,}/#).map(String.init)
    }
    #expect(
      rows.first
        == ["environment", "version", "seats", "title", "runs", "certificate", "file"])
    // Whether somebody has checked the plugins here decides the sixth column.
    let games = rows.map { row in row.enumerated().filter { $0.offset != 5 }.map(\.element) }
    for (id, seats, title) in [
      ("connect_four", "2", "Connect Four"), ("goofspiel", "2-6", "Goofspiel"),
      ("kuhn_poker", "2-3", "Kuhn poker"), ("leduc_poker", "2", "Leduc poker"),
      ("tic_tac_toe", "2", "Tic-tac-toe"),
    ] {
      #expect(games.contains([id, "1.0.0", seats, title, "in-process", "HOME/lib\(id).so"]))
    }
  }

  @Test func `a played arena is told, checked and verified`() throws {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    let text = try transcript(
      [
        "arena check small.yaml", "run small.yaml --output small.db --jobs 1",
        "standings small.db", "audit small.db --plant-twins", "verify small.db", "show small.db",
        "show small.db 2", "compare small.db small.db",
      ], in: folder)
    let difference = try Golden.difference(
      of: text, from: Self.goldens + "small-arena.txt")
    #expect(difference == nil)
  }

  @Test func `all mistakes of an arena file are told with their places`() throws {
    let folder = try TemporaryFolder()
    try folder.write("typo.yaml", ArenaText.mistaken)
    let ending = try Agon.run("arena", "check", "typo.yaml", in: folder)
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    let difference = try Golden.difference(
      of: ending.errors, from: Self.goldens + "mistakes.txt")
    #expect(difference == nil)
  }
}
