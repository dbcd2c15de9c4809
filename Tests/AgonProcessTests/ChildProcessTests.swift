// SPDX-License-Identifier: Apache-2.0

internal import AgonProcess
internal import Foundation
internal import Testing

struct ChildProcessTests {
  private static func shell(
    _ program: String, environment: [String: String] = ["PATH": "/usr/bin:/bin"],
    capacity: Int = 64 * 1024
  ) throws -> ChildProcess {
    try ChildProcess(
      starting: ProcessCommand(
        executable: "/bin/sh", arguments: ["-c", program], environment: environment),
      capacity: capacity)
  }

  @Test func `the first line of output says that it is ready`() async throws {
    let child = try Self.shell("echo noise >&2; echo ready; echo more; read end")
    #expect(try await child.readyLine(within: .seconds(60)) == "ready")
    #expect(child.ending == nil)
    await child.stop()
  }

  @Test func `a child that ends before it is ready is reported with its last words`() async throws {
    let child = try Self.shell("echo first >&2; echo no memory >&2; exit 5")
    let error = await #expect(throws: ProcessError.self) {
      _ = try await child.readyLine(within: .seconds(60))
    }
    #expect(error?.code == .ended)
    #expect(error?.detail == "It exited with status 5: no memory")
  }

  @Test func `a child that is not ready in time is a timeout`() async throws {
    let child = try Self.shell("read end")
    let error = await #expect(throws: ProcessError.self) {
      _ = try await child.readyLine(within: .seconds(60), on: ExpiredClock())
    }
    #expect(error?.code == .timeout)
  }

  @Test func `a missing executable is named`() throws {
    let error = #expect(throws: ProcessError.self) {
      _ = try ChildProcess(starting: ProcessCommand(executable: "/no/such", environment: [:]))
    }
    #expect(error?.code == .notStarted)
    #expect(error?.description.hasPrefix("/no/such: It cannot be started: No such file") == true)
  }

  @Test func `stopping closes standard input and leaves time to end`() async throws {
    let child = try Self.shell("trap '' TERM; echo ready; read end; exit 7")
    _ = try await child.readyLine(within: .seconds(60))
    #expect(await child.stop(grace: .seconds(60)) == .exited(7))
    #expect(await child.stop() == .exited(7))
  }

  @Test func `a child that ignores the request to end is killed after the grace`() async throws {
    let child = try Self.shell("trap '' TERM; echo ready; while :; do sleep 1000; done")
    _ = try await child.readyLine(within: .seconds(60))
    #expect(await child.stop(on: ExpiredClock()) == .signalled(SIGKILL))
  }

  @Test func `stopping works in a cancelled task`() async throws {
    let child = try Self.shell("trap '' TERM; echo ready; read end; exit 7")
    _ = try await child.readyLine(within: .seconds(60))
    let stopping = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await child.stop(grace: .seconds(60))
    }
    #expect(await stopping.value == .exited(7))
  }

  @Test func `a grandchild does not outlive the child`() async throws {
    let child = try Self.shell(
      "trap 'exit 0' TERM; (trap '' TERM; exec sleep 1000) & echo $!; wait")
    let grandchild = try #require(Int32(try await child.readyLine(within: .seconds(60))))
    #expect(getpgid(grandchild) == child.pid)
    await child.stop(grace: .seconds(60))
    // Killed, it stays at most as remains, until its new parent takes them away.
    let watcher = try Self.shell(
      """
      while s=$(cat /proc/\(grandchild)/stat 2>/dev/null); do
        case "$s" in *") Z "*) exit 0;; esac
      done
      """)
    #expect(await watcher.ending(within: .seconds(60)) == .exited(0))
  }

  @Test func `the last reference takes the child with it`() async throws {
    var child: ChildProcess? = try Self.shell("echo ready; read end")
    _ = try await child?.readyLine(within: .seconds(60))
    let watcher = try Self.shell("while kill -0 \(child?.pid ?? 0); do :; done 2>/dev/null")
    child = nil
    #expect(await watcher.ending(within: .seconds(60)) == .exited(0))
  }

  @Test func `the child sees the environment that it is given and no more`() async throws {
    let child = try ChildProcess(
      starting: ProcessCommand(executable: "/usr/bin/env", environment: ["ONLY": "this"]))
    #expect(await child.ending(within: .seconds(60)) == .exited(0))
    #expect(child.outputText == "ONLY=this\n")
  }

  @Test func `a key is no part of a harmless environment`() {
    let all = ["PATH": "/bin", "LC_ALL": "C", "OPENAI_API_KEY": "secret", "LD_PRELOAD": "x"]
    let harmless = ProcessCommand.harmlessEnvironment(of: all)
    #expect(harmless == ["PATH": "/bin", "LC_ALL": "C"])
  }

  @Test func `of much output the newest part is kept`() async throws {
    let child = try Self.shell(
      "i=0; while [ $i -lt 9999 ]; do echo $i; i=$((i+1)); done; echo last", capacity: 12)
    #expect(await child.ending(within: .seconds(60)) == .exited(0))
    #expect(child.outputText == "7\n9998\nlast\n")
  }

  @Test func `a child dies of signals that its parent ignores`() async throws {
    signal(SIGUSR1, SIG_IGN)
    defer { signal(SIGUSR1, SIG_DFL) }
    let child = try Self.shell("echo ready; read end")
    _ = try await child.readyLine(within: .seconds(60))
    kill(child.pid, SIGUSR1)
    #expect(await child.ending(within: .seconds(60)) == .signalled(SIGUSR1))
  }
}
