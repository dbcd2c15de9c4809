// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// Wrong usage: exit code 2, a sentence on standard error, nothing on standard output, nothing made.
struct UsageTests {
  /// A command line and what the complaint must name.
  private static let wrong: [(command: String, named: String)] = [
    ("frobnicate", "agon: there is no command `frobnicate`"),
    ("standing x.db", "did you mean `standings`?"),
    ("plugin chek x.so", "agon plugin: there is no command `chek`; did you mean `check`?"),
    ("run", "<file>"),
    ("run nowhere.yaml", "nowhere.yaml: There is no such arena file."),
    ("run .", "cannot be read"),
    ("run small.yaml --bogus", "--bogus"),
    ("run small.yaml --jobs none", "--jobs"),
    ("run small.yaml --jobs 0", "--jobs is a number from 1 to 1024, not 0."),
    ("run small.yaml --without gredy", "greedy"),
    ("arena check nowhere.yaml", "nowhere.yaml: There is no such arena file."),
    ("standings nowhere.db", "nowhere.db"),
    ("show nowhere.db 1", "nowhere.db"),
    ("audit nowhere.db", "nowhere.db"),
    ("verify nowhere.db", "nowhere.db"),
    ("compare nowhere.db nowhere.db", "nowhere.db"),
    ("plugin info tic_tak_toe", "tic_tac_toe"),
    ("plugin info ./nowhere.so", "nowhere.so"),
    ("signature --arena nowhere.yaml", "nowhere.yaml"),
  ]

  @Test(arguments: wrong)
  func `wrong usage is refused with a sentence`(_ command: String, _ named: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    let ending = try Agon.run(command.split(separator: " ").map(String.init), in: folder)
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(ending.errors.contains(named), "\(ending.errors)")
    #expect(try Command.run(["find", folder.path, "-name", "*.db*"]).output.isEmpty)
  }

  @Test func `an episode that is not there is refused with the number there are`() throws {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    try Agon.run("run", "small.yaml", "--output", "small.db", in: folder)
    let ending = try Agon.run("show", "small.db", "999", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains("There is no episode 999; the run has 24"))
  }

  @Test func `a reader that goes away ends a listing quietly`() throws {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    try Agon.run("run", "small.yaml", "--output", "small.db", in: folder)
    let ending = try Agon.run(
      "show", "small.db", in: folder,
      through: ["bash", "-c", #"set -o pipefail; "$0" "$@" | head -n 1"#])
    // 0 where all was written before the reader went.
    #expect([0, 141].contains(ending.status))
    #expect(ending.errors.isEmpty)
  }
}
