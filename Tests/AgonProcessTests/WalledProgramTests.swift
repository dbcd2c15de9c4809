// SPDX-License-Identifier: Apache-2.0

internal import AgonProcess
internal import AgonTestSupport
internal import Foundation
internal import Testing

/// What a program behind the wall finds when it reaches out, as it tells by itself.
@Suite(.timeLimit(.minutes(2)))
struct WalledProgramTests {
  /// Runs lines of Python after `import os, sys, socket, threading`, and gives what they print; a refusal is
  /// printed as the number of its error.
  private func tale(
    of script: String, readable: [String] = [], memory: UInt64 = 1 << 30, without: UInt32 = 0
  ) async throws -> String {
    let folder = try TemporaryFolder()
    let lines = script.split(separator: "\n").map { "    \($0)\n" }.joined()
    try folder.write(
      "probe.py",
      "import os, sys, socket, threading\ntry:\n" + lines
        + "except OSError as error:\n    print('refused', error.errno)\n"
        + "except MemoryError:\n    print('no memory')\n")
    var program = WalledProgram(
      executable: "/usr/bin/python3", arguments: ["probe.py"], folder: folder.path,
      readable: [folder.path + "/probe.py"] + readable, memory: memory)
    program.without = without
    let process = try await program.start().process
    var said: [String] = []
    while let line = try? await process.nextLine(within: .seconds(60)) {
      said.append(String(decoding: line, as: UTF8.self))
    }
    return (said + [process.lastWords ?? ""]).joined(separator: "\n")
  }

  @Test func `all walls stand on this machine`() async throws {
    let program = WalledProgram(executable: "/bin/true", folder: "/")
    // The bits of AGON_WALL_* in CAgonHost's wire.h.
    #expect(try await program.start().walls == 1 + 2 + 4 + 8 + 16 + 64 + 128 + 256)
  }

  @Test func `it hears and speaks`() async throws {
    let program = WalledProgram(executable: "/bin/cat", folder: "/")
    let process = try await program.start().process
    process.send("hello")
    #expect(try await process.nextLine(within: .seconds(60)) == Array("hello".utf8))
    await process.endAndWait()
  }

  @Test func `its environment is empty`() async throws {
    setenv("AGON_TEST_KEY", "hunter2", 1)
    let tale = try await tale(of: "print(sorted(k for k in os.environ if k != 'LC_CTYPE'))")
    #expect(tale == "[]\n")
  }

  @Test(arguments: [
    "socket.socket()", "socket.socket(socket.AF_UNIX)", "os.fork()",
    "os.posix_spawn('/bin/true', ['true'], {})", "os.kill(os.getppid(), 9)",
    "os.mkdir('/tmp/agon-made')", "os.unlink('probe.py')", "os.chmod('probe.py', 0o777)",
  ])
  func `it may not`(_ call: String) async throws {
    #expect(try await tale(of: "print(\(call))") == "refused 1\n")
  }

  @Test func `it chooses its own processors, and not those of its host`() async throws {
    let script = """
      own = os.sched_getaffinity(0)
      os.sched_setaffinity(0, own)
      print('own')
      os.sched_setaffinity(os.getppid(), own)
      """
    // Without the wall of the user: root might.
    #expect(try await tale(of: script, without: 8) == "own\nrefused 1\n")
  }

  @Test func `it writes no file, and makes none`() async throws {
    let folder = try TemporaryFolder()
    let kept = try folder.write("kept", "precious")
    chmod(kept, 0o666)
    chmod(folder.path, 0o777)
    for path in [kept, folder.path + "/made"] {
      #expect(try await tale(of: "open('\(path)', 'a')", readable: [folder.path]) == "refused 1\n")
    }
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "precious")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/made"))
  }

  @Test func `a run's file that everybody may read is hidden unless it is named`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("run.db", "SQLite format 3")
    chmod(path, 0o644)
    let script = "print(open('\(path)').read())"
    #expect(try await tale(of: script) == "refused 13\n")
    #expect(try await tale(of: script, readable: [path]) == "SQLite format 3\n")
  }

  @Test func `files beside it are hidden`() async throws {
    #expect(try await tale(of: "print(os.listdir('.'))") == "refused 13\n")
  }

  @Test func `threads are free`() async throws {
    let tale = try await tale(
      of: """
        t = threading.Thread(target=lambda: print('two'))
        t.start()
        t.join()
        """)
    #expect(tale == "two\n")
  }

  @Test func `its memory is bounded`() async throws {
    #expect(try await tale(of: "print(len(bytearray(2 << 30)))") == "no memory\n")
    let large = try await tale(of: "print(len(bytearray(2 << 30)))", memory: 4 << 30)
    #expect(large == "2147483648\n")
  }

  @Test func `a script with an interpreter in its first line runs`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("probe", "#!/usr/bin/env python3\nprint('up')\n")
    chmod(path, 0o755)
    let process = try await WalledProgram(executable: path, folder: folder.path).start().process
    #expect(try await process.nextLine(within: .seconds(60)) == Array("up".utf8))
  }

  @Test func `without the list of calls the file wall holds, and the other way round`() async throws
  {
    let folder = try TemporaryFolder()
    chmod(folder.path, 0o777)
    let script = "open('\(folder.path)/made', 'w')"
    #expect(try await tale(of: script, without: 128) == "refused 13\n")
    #expect(try await tale(of: script, without: 16) == "refused 1\n")
  }

  @Test func `a program that is no program says why`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("text", "no program")
    chmod(path, 0o755)
    let process = try await WalledProgram(executable: path, folder: folder.path).start().process
    await #expect(throws: LineFault.ended(.exited(66))) {
      _ = try await process.nextLine(within: .seconds(60))
    }
    #expect(process.lastWords == "\(path): Exec format error")
  }

  @Test func `it dies when the one that started it is killed`() async throws {
    // A shell stands for the host: its child's standard input stays open in this process.
    let worker = try #require(WalledProgram.findWorker())
    let program = WalledProgram(executable: "/bin/sleep", arguments: ["1000"], folder: "/")
    let command = program.command(worker: worker)
    let quoted = ([command.executable] + command.arguments).map { "'\($0)'" }
      .joined(separator: " ")
    let host = try LineProcess(
      starting: ProcessCommand(
        executable: "/bin/sh", arguments: ["-c", "\(quoted) <&0 & echo $!; wait"],
        environment: ["PATH": "/usr/bin:/bin"]))
    var lines: [String] = []
    while lines.count < 2 {
      lines.append(String(decoding: try await host.nextLine(within: .seconds(60)), as: UTF8.self))
    }
    #expect(lines.contains { $0.hasPrefix("walls ") })
    let pid = try #require(lines.compactMap { Int32($0) }.first)
    kill(host.pid, SIGKILL)
    while kill(pid, 0) == 0 {
      await Task.yield()
      try Task.checkCancellation()
    }
    #expect(errno == ESRCH)
  }
}
