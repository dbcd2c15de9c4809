// SPDX-License-Identifier: Apache-2.0

internal import AgonProcess
internal import Foundation
internal import Testing

@Suite(.timeLimit(.minutes(2)))
struct LineProcessTests {
  private static let patience = Duration.seconds(60)

  private func shell(_ script: String, longestLine: Int = 1 << 20) throws -> LineProcess {
    try LineProcess(
      starting: ProcessCommand(
        executable: "/bin/sh", arguments: ["-c", script],
        environment: ["PATH": "/usr/bin:/bin"]),
      longestLine: longestLine)
  }

  private func text(_ process: LineProcess, within limit: Duration = patience) async throws
    -> String
  {
    String(decoding: try await process.nextLine(within: limit), as: UTF8.self)
  }

  private func fault(_ process: LineProcess, on clock: any Clock<Duration> = ContinuousClock())
    async -> LineFault?
  {
    do throws(LineFault) {
      _ = try await process.nextLine(within: Self.patience, on: clock)
      return nil
    } catch {
      return error
    }
  }

  @Test func `lines go to and fro`() async throws {
    let process = try shell(#"while read line; do echo "[$line]"; done"#)
    process.send("one")
    process.send("two")
    #expect(try await text(process) == "[one]")
    #expect(try await text(process) == "[two]")
    process.send("three")
    #expect(try await text(process) == "[three]")
    await process.endAndWait()
  }

  @Test func `a large line arrives whole`() async throws {
    let process = try shell("read line; echo ${#line}; cat")
    process.send(String(repeating: "x", count: 900_000))
    #expect(try await text(process) == "900000")
    let long = String(repeating: "y", count: 900_000)
    process.send(long)
    #expect(try await text(process) == long)
    await process.endAndWait()
  }

  @Test func `a last line without a line break is a line`() async throws {
    let process = try shell(#"printf 'a\r\nb'"#)
    #expect(try await text(process) == "a")
    #expect(try await text(process) == "b")
    #expect(await fault(process) == .ended(.exited(0)))
  }

  @Test func `an end is told with status and last words`() async throws {
    let process = try shell("echo first >&2; echo 'no luck' >&2; exit 3")
    #expect(await fault(process) == .ended(.exited(3)))
    #expect(process.lastWords == "no luck")
    #expect(await fault(process) == .ended(.exited(3)))
  }

  @Test func `who closes standard output is ended`() async throws {
    let process = try shell("exec 1>&-; while :; do sleep 1000; done")
    #expect(await fault(process) == .ended(.signalled(SIGKILL)))
  }

  @Test func `a line without end ends the process`() async throws {
    let process = try shell("cat /dev/zero", longestLine: 1 << 20)
    #expect(await fault(process) == .tooLong(1 << 20))
    await process.endAndWait()
    #expect(process.ending != nil)
  }

  @Test func `a flood of errors is read and its end is kept`() async throws {
    let process = try shell(
      "head -c 20000000 /dev/zero | tr '\\0' 'e' >&2; echo >&2; echo sorry >&2; echo done; cat")
    #expect(try await text(process) == "done")
    process.send("still there")
    #expect(try await text(process) == "still there")
    await process.endAndWait()
    #expect(process.lastWords == "sorry")
  }

  @Test func `a flood of lines waits for its reader`() async throws {
    let process = try shell("yes | head -n 300000; echo last")
    var count = 0
    while try await text(process) != "last" { count += 1 }
    #expect(count == 300_000)
  }

  @Test func `who does not answer in time is late, and lives`() async throws {
    let process = try shell("read line; echo $line; read line")
    #expect(await fault(process, on: ExpiredClock()) == .late)
    process.send("now")
    #expect(try await text(process) == "now")
    await process.endAndWait()
  }

  @Test func `a cancelled wait ends`() async throws {
    let process = try shell("read line")
    let waiting = Task { await fault(process) }
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
    await process.endAndWait()
  }

  @Test func `who does not listen blocks nobody`() async throws {
    let process = try shell("exec 0<&-; echo deaf; sleep 1000")
    #expect(try await text(process) == "deaf")
    for _ in 0..<100 { process.send(String(repeating: "x", count: 10_000)) }
    await process.endAndWait()
    #expect(process.ending == .signalled(SIGKILL))
  }

  @Test func `the last reference takes the process along`() async throws {
    var process: LineProcess? = try shell("echo up; read line")
    let pid = try #require(process?.pid)
    _ = try await process?.nextLine(within: Self.patience)
    process = nil
    while kill(pid, 0) == 0 {
      await Task.yield()
      try Task.checkCancellation()
    }
    #expect(errno == ESRCH)
  }

  @Test func `a missing executable is named`() throws {
    let error = #expect(throws: ProcessError.self) {
      _ = try LineProcess(starting: ProcessCommand(executable: "/no/such", environment: [:]))
    }
    #expect(error?.code == .notStarted)
  }
}
