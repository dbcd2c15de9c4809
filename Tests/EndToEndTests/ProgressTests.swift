// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// What a run tells while it plays.
struct ProgressTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    return folder
  }

  @Test func `events are JSON lines that add up`() throws {
    let folder = try folder()
    let ending = try Agon.run("run", "small.yaml", "--output", "run.db", "--json", in: folder)
    #expect(ending.status == 0)
    #expect(ending.errors.isEmpty)
    let events = try ending.output.split(separator: "\n").map { try EventLine($0) }
    #expect(events.first?.name == "began")
    #expect(events.last?.counts["finished"] == 24)
    let finished = events.filter { $0.name == "finished" }
    #expect(finished.map { $0.counts["finished"] } == (1...24).map { $0 })
    #expect(events.count { $0.name == "started" } == 24)
    let keys = try RecordedRun("run.db", in: folder).keys()
    #expect(finished.compactMap(\.key).sorted() == keys)
  }

  @Test func `plain lines are written where standard error is no terminal`() throws {
    let ending = try Agon.run("run", "small.yaml", "--output", "run.db", in: folder())
    let lines = ending.errors.split(separator: "\n")
    #expect(lines.first == "Playing 24 episodes.")
    #expect(lines.last?.contains(" 24/24 episodes, ") == true)
    #expect(!ending.errors.contains("\r") && !ending.errors.contains("\u{1B}"))
    #expect(ending.output.hasPrefix("Standings, "))
  }

  @Test func `one line moves on a terminal`() throws {
    let folder = try folder()
    let program = try Agon.program()
    let terminal = try Command.run(
      [
        "script", "--quiet", "--return", "--command",
        "cd \(folder.path) && '\(program)' run small.yaml --output run.db", "/dev/null",
      ])
    #expect(terminal.succeeded)
    let line = "\r\u{1B}[K["
    #expect(terminal.output.ranges(of: line).count >= 2)
    #expect(terminal.output.contains(line + String(repeating: "#", count: 24) + "] 24/24 episodes"))
    #expect(!terminal.output.contains("Playing 24 episodes."))
  }

  @Test func `standings do not depend on how many episodes are in flight`() throws {
    let folder = try folder()
    let runs = try ["1", "2", "7"].map { jobs in
      let file = "run\(jobs).db"
      let ending = try Agon.run(
        "run", "small.yaml", "--output", file, "--jobs", jobs, in: folder)
      return ending.output + (try RecordedRun(file, in: folder).episodes().joined(separator: "\n"))
    }
    #expect(runs[1] == runs[0])
    #expect(runs[2] == runs[0])
  }
}
