// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Foundation
internal import Glibc
internal import Testing

struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open(_ run: RunDescription = RunSample.description()) throws -> RunStore {
    try RunStore(path: folder.run, for: run)
  }

  private func codeOfOpening(_ run: RunDescription = RunSample.description()) -> StoreError.Code? {
    #expect(throws: StoreError.self) { try open(run) }?.code
  }

  @Test func `a run goes on where it stopped`() async throws {
    var store = try open()
    try await store.record(RunSample.trajectory(RunSample.plan("a")))
    try await store.close()
    store = try open()
    #expect(try await store.finishedEpisodes() == [RunSample.digest("a")])
    try await store.record(RunSample.trajectory(RunSample.plan("b")))
    #expect(try await store.finishedEpisodes().count == 2)
  }

  @Test func `the description of a run comes back`() async throws {
    let store = try open()
    #expect(try RunReader(path: folder.run).description == RunSample.description())
    try await store.close()
  }

  @Test func `another arena is refused`() async throws {
    try await open().close()
    #expect(codeOfOpening(RunSample.description(arena: "other")) == .anotherArena)
  }

  @Test func `an agent whose behaviour changed is refused`() async throws {
    try await open().close()
    #expect(codeOfOpening(RunSample.description(searchVersion: "2")) == .anotherArena)
  }

  @Test func `a rebuilt plugin goes on, and each episode names its build`() async throws {
    var store = try open()
    try await store.record(RunSample.trajectory(RunSample.plan("a")))
    try await store.close()
    store = try open(RunSample.description(build: "gcc 13"))
    try await store.record(RunSample.trajectory(RunSample.plan("b", pair: 1)))
    try await store.close()
    let reader = try RunReader(path: folder.run)
    let origins = try reader.origins(of: 0)
    #expect(try reader.episodes().map { origins[$0.origin].build } == ["gcc 12", "gcc 13"])
    #expect(reader.description == RunSample.description(build: "gcc 13"))
  }

  @Test func `a second writer is refused and told who writes`() async throws {
    let store = try open()
    let error = #expect(throws: StoreError.self) { try open() }
    #expect(error?.code == .locked)
    #expect(error?.detail.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
    try await store.close()
    try await open().close()
  }

  @Test func `a second name for the file does not get around the lock`() async throws {
    let store = try open()
    let link = folder.path + "/link.db"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.run)
    let error = #expect(throws: StoreError.self) {
      try RunStore(path: link, for: RunSample.description())
    }
    #expect(error?.code == .locked)
    try await store.close()
  }

  @Test func `a lock file that a killed process left does not lock`() async throws {
    try "1\n".write(toFile: folder.run + "-lock", atomically: true, encoding: .utf8)
    try await open().close()
    #expect(try folder.files == ["run.db"])
  }

  @Test func `closing leaves one file`() async throws {
    let store = try open()
    try await store.record(RunSample.trajectory(RunSample.plan("a")))
    try await store.close()
    #expect(try folder.files == ["run.db"])
    #expect(try RunReader(path: folder.run).episodes().count == 1)
    #expect(try folder.files == ["run.db"])
  }

  @Test func `a reader works while a run goes on and sees what is committed`() async throws {
    let store = try open()
    let reader = try RunReader(path: folder.run)
    #expect(try reader.episodes().isEmpty)
    try await store.record(RunSample.trajectory(RunSample.plan("a")))
    #expect(try reader.episodes().count == 1)
    try await store.close()
  }

  /// Names of the migrations that a file of a version has.
  private static let migrations = ["1 first tables", "2 chance and faults"]

  @Test(arguments: [1, 2])
  func `a file of an older version is read as it is and brought up to date by a writer`(
    version: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let names = Self.migrations.prefix(version).map { "('\($0)')" }.joined(separator: ", ")
    try SQLiteShell.run(
      RunSchema.text(version: version) + """
        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
        INSERT INTO grdb_migrations VALUES \(names);
        """, on: folder.run)
    let made = try TemporaryFolder()
    let store = try RunStore(path: made.run, for: RunSample.description())
    var old = RunSample.fullTrajectory(RunSample.plan("old"))
    old.plan.agents = [2, 0]
    try await store.record(old)
    try await store.close()
    let tables = [
      "run", "environment", "origin", "agent", "episode", "seating", "turn", "explanation",
      "claim_line", "content", "prompt", "prompt_part", "call",
    ]
    for table in tables {
      let columns = try SQLiteShell.run(
        "SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('\(table)')",
        on: folder.run)
      try SQLiteShell.run(
        "ATTACH '\(made.run)' AS made; INSERT INTO \(table) (\(columns)) "
          + "SELECT \(columns) FROM made.\(table)", on: folder.run)
    }
    let reader = try RunReader(path: folder.run)
    #expect(try reader.trajectory(of: 1)?.turns.map(\.calls) == old.turns.map(\.calls))
    #expect(try reader.trajectory(of: 1)?.turns.map(\.explanation) == old.turns.map(\.explanation))
    #expect(try reader.voidEpisodes().isEmpty && reader.spending().isEmpty)
    #expect(try reader.newestLessons().isEmpty && reader.substitutions().isEmpty)
    #expect(try reader.standings().map(\.substituted) == [0, 0])

    let again = try RunStore(path: folder.run, for: RunSample.description())
    var new = RunSample.lessonTrajectory(RunSample.plan("new", leg: 1))
    new.chance = [ChanceDraw(turn: 0, outcome: 1, name: "king")]
    try await again.record(new)
    try await again.close()
    let renewed = try RunReader(path: folder.run)
    #expect(try renewed.trajectory(of: 1)?.turns.map(\.calls) == old.turns.map(\.calls))
    #expect(try renewed.trajectory(of: 1)?.chance.isEmpty == true)
    #expect(try renewed.trajectory(of: 2)?.chance == new.chance)
    #expect(try renewed.trajectory(of: 2)?.revisions == new.revisions)
    #expect(try SQLiteShell.run("PRAGMA user_version", on: folder.run) == "3")
  }

  @Test(arguments: [
    ("CREATE TRIGGER t AFTER INSERT ON verdict BEGIN DELETE FROM turn; END", "trigger"),
    ("DROP VIEW v_turns; CREATE VIEW v_turns AS SELECT 1", "v_turns"),
    ("DROP TABLE verdict; CREATE VIEW verdict AS SELECT 1", "verdict"),
    ("DROP TABLE chance", "chance"),
  ])
  func `a file whose tables are not as Agon makes them is refused by both`(
    _ sql: String, _ word: String
  ) async throws {
    let folder = try TemporaryFolder()
    try await RunStore(path: folder.run, for: RunSample.description()).close()
    try SQLiteShell.run(sql, on: folder.run)
    let reading = #expect(throws: StoreError.self) { try RunReader(path: folder.run) }
    #expect(reading?.code == .notARun && reading?.detail.contains(word) == true)
    let writing = #expect(throws: StoreError.self) {
      try RunStore(path: folder.run, for: RunSample.description())
    }
    #expect(writing?.code == .notARun)
  }

  @Test func `tables and views of somebody else may stand beside Agon's`() async throws {
    let folder = try TemporaryFolder()
    try await RunStore(path: folder.run, for: RunSample.description()).close()
    try SQLiteShell.run(
      "CREATE TABLE note (text TEXT); CREATE VIEW v_mine AS SELECT * FROM turn", on: folder.run)
    _ = try RunReader(path: folder.run)
  }

  @Test func `a named pipe is refused and not waited for`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.run, 0o600) == 0)
    let error = #expect(throws: StoreError.self) { try RunReader(path: folder.run) }
    #expect(error?.code == .notARun)
  }

  @Test func `a file from a newer version is refused by both`() async throws {
    try await open().close()
    try SQLiteShell.run("PRAGMA user_version = 99", on: folder.run)
    let before = try Data(contentsOf: URL(filePath: folder.run))
    #expect(codeOfOpening() == .newerVersion)
    let error = #expect(throws: StoreError.self) { try RunReader(path: folder.run) }
    #expect(error?.code == .newerVersion)
    #expect(error?.detail.contains("99") == true)
    #expect(try Data(contentsOf: URL(filePath: folder.run)) == before)
  }

  @Test func `an SQLite file of another program is refused untouched`() throws {
    try SQLiteShell.run("CREATE TABLE a (b); INSERT INTO a VALUES (1)", on: folder.run)
    let before = try Data(contentsOf: URL(filePath: folder.run))
    #expect(codeOfOpening() == .notARun)
    #expect(throws: StoreError.self) { try RunReader(path: folder.run) }
    #expect(try Data(contentsOf: URL(filePath: folder.run)) == before)
    #expect(try folder.files == ["run.db"])
  }

  @Test func `a file that is no SQLite file is refused`() throws {
    let text = String(repeating: "name: not a database\n", count: 100)
    try text.write(toFile: folder.run, atomically: true, encoding: .utf8)
    #expect(codeOfOpening() == .notARun)
    #expect(throws: StoreError.self) { try RunReader(path: folder.run) }
    #expect(try String(contentsOfFile: folder.run, encoding: .utf8) == text)
  }

  @Test func `an empty file becomes a run, and a reader is told that it holds none`() async throws {
    #expect(FileManager.default.createFile(atPath: folder.run, contents: nil))
    #expect(throws: StoreError.self) { try RunReader(path: folder.run) }
    try await open().close()
    #expect(try RunReader(path: folder.run).description.title == "sample")
  }

  @Test func `a missing file or folder is named as such`() {
    let missing = folder.path + "/missing/run.db"
    let writing = #expect(throws: StoreError.self) {
      try RunStore(path: missing, for: RunSample.description())
    }
    #expect(writing?.code == .notFound)
    let reading = #expect(throws: StoreError.self) { try RunReader(path: missing) }
    #expect(reading?.code == .notFound)
  }

  @Test func `a place that may not be written is named as such`() throws {
    // The kernel's own folder refuses new files, also to the superuser.
    let error = #expect(throws: StoreError.self) {
      try RunStore(path: "/sys/run.db", for: RunSample.description())
    }
    #expect(error?.code == .notWritable)
  }

  @Test func `verdicts need a file that exists`() {
    let error = #expect(throws: StoreError.self) { try RunStore(existing: folder.run) }
    #expect(error?.code == .notFound)
    #expect((try? folder.files) == [])
  }
}
