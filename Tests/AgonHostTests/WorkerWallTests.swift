// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Foundation
internal import Testing

/// What a plugin in a worker finds when it reaches out, as it tells in its observations.
struct WorkerWallTests {
  /// Plays a game in which the plugin tries something, and gives what it says of it.
  private func tale(of fault: String, path: String = "", without: WorkerWalls = []) throws
    -> String
  {
    let hostile = try Hostile()
    var limits = WorkerLimits()
    limits.without = without.rawValue
    return try Hostile.play(
      try hostile.environment(["fault": .string(fault), "path": .string(path)], limits))
  }

  @Test func `all walls stand on this machine`() throws {
    let hostile = try Hostile()
    let walls = try #require(try hostile.catalogue().open(hostile.path).walls)
    #expect(walls == .all, "\(walls)")
  }

  @Test(arguments: [
    ("fork", "fork: refused"), ("exec", "exec: refused"), ("connect", "socket: refused"),
    ("kill_parent", "kill: refused"), ("trace_parent", "ptrace: refused"),
  ])
  func `no process, no socket, no other process`(_ fault: String, _ words: String) throws {
    let tale = try tale(of: fault)
    #expect(tale.contains(words), "\(tale)")
  }

  @Test func `no file is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/made"
    let tale = try tale(of: "write_file", path: path)
    #expect(tale.contains("write: refused"), "\(tale)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `no file is removed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("kept", "precious")
    let tale = try tale(of: "remove_file", path: path)
    #expect(tale.contains("remove: refused"), "\(tale)")
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func `a database beside the plugin that everybody may read is hidden`() throws {
    let hostile = try Hostile()
    let path = try hostile.folder.write("run.db", "SQLite format 3, and a secret")
    chmod(path, 0o644)
    let environment = try hostile.environment(["fault": "read_file", "path": .string(path)])
    let tale = try Hostile.play(environment)
    #expect(tale.contains("read: refused"), "\(tale)")
    #expect(!tale.contains("SQLite"))
  }

  @Test func `the environment is empty`() throws {
    setenv("AGON_TEST_KEY", "hunter2", 1)
    let tale = try tale(of: "read_environment")
    #expect(!tale.contains("hunter2") && !tale.contains("PATH="), "\(tale)")
  }

  @Test func `the host's variables are out of reach without Landlock, too`() throws {
    let path = "/proc/\(getpid())/environ"
    let tale = try tale(of: "read_file", path: path, without: .files)
    #expect(tale.contains("read: refused"), "\(tale)")
  }

  /// To a worker of the same user, which this machine's tests may not have.
  @Test func `a host that has started a worker is closed to its own user`() throws {
    let hostile = try Hostile()
    _ = try hostile.environment(nil)
    // The system's function takes any number of arguments, as Swift's import of it cannot.
    typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
    let address = try #require(dlsym(nil, "prctl"))
    let isDumpable: Int32 = 3  // PR_GET_DUMPABLE
    #expect(unsafeBitCast(address, to: Control.self)(isDumpable, 0, 0, 0, 0) == 0)
  }

  @Test(arguments: [WorkerWalls.calls, .files, .network, .user])
  func `each wall holds the next one's breach`(_ missing: WorkerWalls) throws {
    let hostile = try Hostile()
    var limits = WorkerLimits()
    limits.without = missing.rawValue
    let library = try hostile.catalogue(limits).open(hostile.path)
    let walls = try #require(library.walls)
    #expect(walls == WorkerWalls.all.subtracting(missing))
    #expect(walls.description.contains("this system does not permit: "))
    let folder = try TemporaryFolder()
    let path = folder.path + "/made"
    let environment = try library.makeEnvironment(
      "hostile", parameters: ["fault": "write_file", "path": .string(path)])
    _ = try Hostile.play(environment)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `what a plugin prints is told line by line, and bounded`() throws {
    let hostile = try Hostile()
    _ = try Hostile.play(try hostile.environment(["fault": "print"]))
    try Hostile.settle(hostile)
    #expect(hostile.log.messages.contains { $0.contains("libhostile.so, standard output: ") })

    let flood = try Hostile()
    _ = try Hostile.play(
      try flood.environment(["fault": "flood_output"], WorkerLimits(deadline: .seconds(60))))
    try Hostile.settle(flood)
    let told = flood.log.messages.reduce(0) { $0 + $1.utf8.count }
    #expect(told < 1 << 20)
    #expect(flood.log.messages.contains { $0.contains("bytes more, which were dropped") })
  }

  @Test func `messages without end are cut`() throws {
    let hostile = try Hostile()
    _ = try hostile.environment(["fault": "log_flood"])
    #expect(hostile.log.messages.count < 10_000)
    #expect(hostile.log.messages.contains { $0.contains("messages more came at once") })
  }
}

extension Hostile {
  /// Waits until all workers of the plugin have ended, and with them what they wrote.
  static func settle(_ hostile: Hostile) throws { try #require(hostile.processes == []) }
}
