// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Places and files that cannot take a run.
struct OutputFaultTests {
  /// Whether a process may mount a file system in a namespace of its own.
  private static let mayMount =
    (try? Command.run(["unshare", "--map-root-user", "--mount", "true"]).succeeded) ?? false

  /// Fills a small disk with the program, gives the disk room and runs the program again.
  private func grown(from size: String) -> [String] {
    let script = """
      mount -t tmpfs -o size=$0 tmpfs disk
      "$@"; first=$?
      mount -o remount,size=64m disk && "$@" && cp disk/run.db . || exit 9
      exit $first
      """
    return ["unshare", "--map-root-user", "--mount", "bash", "-c", script, size]
  }

  /// Wraps the program so that the folder `disk` is a file system of its own while it runs.
  private func mounted(_ options: String) -> [String] {
    let script = #"mount -t tmpfs -o "$0" tmpfs disk && exec "$@""#
    return ["unshare", "--map-root-user", "--mount", "bash", "-c", script, options]
  }

  private func folder(_ arena: String = ArenaText.small) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("arena.yaml", arena)
    try folder.write("disk/.keep", "")
    return folder
  }

  @Test(.enabled(if: mayMount, "namespaces of users are switched off here"))
  func `a folder that is read-only is refused with a sentence`() throws {
    let folder = try folder()
    let ending = try Agon.run(
      "run", "arena.yaml", "--output", "disk/run.db", in: folder, through: mounted("ro"))
    #expect(ending.status == 2)
    #expect(ending.errors.contains("disk/run.db: The folder of the file cannot be written"))
  }

  @Test(.enabled(if: mayMount, "namespaces of users are switched off here"))
  func `a disk that fills up ends the run with a sentence`() throws {
    let folder = try folder(ArenaText.long)
    let ending = try Agon.run(
      "run", "arena.yaml", "--output", "disk/run.db", in: folder, through: mounted("size=256k"))
    #expect(ending.status == 1)
    #expect(ending.errors.contains("disk/run.db: The disk is full"))
    #expect(ending.errors.contains("it goes on where it stopped"))
  }

  @Test(.enabled(if: mayMount, "namespaces of users are switched off here"))
  func `what a full disk holds is kept, and the run goes on when there is room`() throws {
    let folder = try folder(ArenaText.long)
    let ending = try Agon.run(
      "run", "arena.yaml", "--output", "disk/run.db", in: folder,
      through: grown(from: "512k"))
    #expect(ending.status == 1, "\(ending.errors)")
    #expect(ending.errors.contains(#/Going on: [1-9]\d* of 1200 episodes are kept./#))
    #expect(try RecordedRun("run.db", in: folder).keys().count == ArenaText.longCount)
    #expect(try Agon.run("verify", "run.db", in: folder).status == 0)
  }

  @Test(.enabled(if: mayMount, "namespaces of users are switched off here"))
  func `a disk that is full before the tables are made spoils nothing`() throws {
    let folder = try folder()
    let ending = try Agon.run(
      "run", "arena.yaml", "--output", "disk/run.db", in: folder,
      through: grown(from: "96k"))
    #expect(ending.status == 1, "\(ending.errors)")
    #expect(ending.errors.contains("disk/run.db: The disk is full"))
    #expect(try RecordedRun("run.db", in: folder).keys().count == 24)
  }

  @Test func `the folder of the output is made where it is missing`() throws {
    let folder = try folder()
    let ending = try Agon.run("run", "arena.yaml", "--output", "new/er/run.db", in: folder)
    #expect(ending.status == 0)
    #expect(try RecordedRun("new/er/run.db", in: folder).keys().count == 24)
  }

  @Test func `a file that a newer Agon wrote is refused and left as it is`() throws {
    let folder = try folder()
    try Agon.run("run", "arena.yaml", "--output", "run.db", in: folder)
    let run = RecordedRun("run.db", in: folder)
    try run.ask("PRAGMA user_version = 99")
    try run.ask("PRAGMA wal_checkpoint(TRUNCATE)")
    let before = try Data(contentsOf: URL(fileURLWithPath: run.path))
    for command in ["run arena.yaml --output run.db", "standings run.db", "audit run.db"] {
      let ending = try Agon.run(command.split(separator: " ").map(String.init), in: folder)
      #expect(ending.status == 2)
      #expect(ending.errors.contains("run.db: A newer Agon wrote this file"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: run.path)) == before)
  }

  @Test func `a file that is no database is refused and left as it is`() throws {
    let folder = try folder()
    let path = try folder.write("run.db", "These are my notes.\n")
    for command in ["run arena.yaml --output run.db", "verify run.db", "audit run.db"] {
      let ending = try Agon.run(command.split(separator: " ").map(String.init), in: folder)
      #expect(ending.status == 2)
      #expect(ending.errors.contains("run.db: This is no SQLite file"))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "These are my notes.\n")
  }

  @Test func `a database of another program is refused and left as it is`() throws {
    let folder = try folder()
    let other = RecordedRun("run.db", in: folder)
    try other.ask("CREATE TABLE recipe (name TEXT)")
    let before = try Data(contentsOf: URL(fileURLWithPath: other.path))
    let ending = try Agon.run("run", "arena.yaml", "--output", "run.db", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains("run.db: This is an SQLite file of another program"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: other.path)) == before)
  }

  @Test func `a file whose making was broken off is made anew`() throws {
    let folder = try folder()
    let run = RecordedRun("run.db", in: folder)
    // What the first of the two transactions that make the tables leaves.
    try run.ask("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    let ending = try Agon.run("run", "arena.yaml", "--output", "run.db", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(try run.keys().count == 24)
  }

  @Test func `a file that is cut short is refused`() throws {
    let folder = try folder()
    try Agon.run("run", "arena.yaml", "--output", "run.db", in: folder)
    let run = RecordedRun("run.db", in: folder)
    let whole = try Data(contentsOf: URL(fileURLWithPath: run.path))
    try folder.write("run.db", bytes: Array(whole.prefix(whole.count / 2)))
    let ending = try Agon.run("verify", "run.db", in: folder)
    #expect(ending.status == 1)
    #expect(ending.errors.contains("run.db: "))
  }

  @Test func `a file that holds another arena is refused and left as it is`() throws {
    let folder = try folder()
    try Agon.run("run", "arena.yaml", "--output", "run.db", in: folder)
    let before = try RecordedRun("run.db", in: folder).episodes()
    try folder.write("other.yaml", ArenaText.small.replacing("seed: 5", with: "seed: 6"))
    let ending = try Agon.run("run", "other.yaml", "--output", "run.db", in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains("run.db: The file holds a run of another arena"))
    #expect(try RecordedRun("run.db", in: folder).episodes() == before)
  }

  @Test func `a second run on the same file is refused while the first one writes`() throws {
    let folder = try folder(ArenaText.small.replacing("pairs: 2", with: "pairs: 20000"))
    let first = try Agon.start("run", "arena.yaml", "--output", "run.db", in: folder)
    try first.wait(for: "/240000 episodes")
    let second = try Agon.run("run", "arena.yaml", "--output", "run.db", in: folder)
    #expect(first.isRunning)
    #expect(second.status == 2)
    #expect(
      second.errors.contains(#/run.db: Another Agon \(process \d+\) writes this file/#),
      "\(second.errors)")
    first.send(SIGKILL)
    _ = first.ending()
    #expect(try RecordedRun("run.db", in: folder).ask("PRAGMA integrity_check") == ["ok"])
  }
}
