// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A process that we started and speak with in lines, for as long as we need it and no longer.
///
/// A thread of its own starts it, writes to it, reads from it and ends it, so that a process which asks the
/// kernel to die with the thread that started it dies with us however we end. All that is kept of what it
/// says is bounded. Closing its standard output ends it.
package final class LineProcess: Sendable {
  /// The process id, which is the id of its group too.
  package let pid: Int32
  private let desk: LineDesk

  /// Starts a command.
  ///
  /// - Parameter longestLine: bytes that a line may have; a longer one ends the process.
  package init(
    starting command: ProcessCommand, longestLine: Int = 1 << 20
  ) throws(ProcessError) {
    guard let desk = LineDesk(longestLine: longestLine) else {
      throw ProcessError(
        code: .notStarted, executable: command.executable,
        detail: "It cannot be started, for the system has no more descriptors; end other programs.")
    }
    let report = StartReport()
    let thread = Thread { LineKeeper.run(command, for: desk, telling: report) }
    thread.stackSize = 512 * 1024
    thread.start()
    pid = try report.wait().get()
    self.desk = desk
  }

  deinit { desk.close() }

  /// How it ended; nil while it runs.
  package var ending: ProcessEnding? { desk.ending }

  /// The last line that it wrote to standard error; nil when it wrote none.
  package var lastWords: String? {
    let words = String(decoding: desk.errors, as: UTF8.self)
    return words.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
      .map { String($0.prefix(400)) }
  }

  /// Sends a line, and a line break after it.
  ///
  /// Never waits: what the process does not read yet is kept.
  package func send(_ line: String) { desk.send(Array(line.utf8) + [UInt8(ascii: "\n")]) }

  /// The next line without its line break, as it was written; one question at a time.
  ///
  /// The end of what was written counts as the end of a line.
  package func nextLine(
    within limit: Duration, on clock: any Clock<Duration> = ContinuousClock()
  ) async throws(LineFault) -> [UInt8] {
    if let line = desk.readyLine() { return line }
    let desk = desk
    let answer = await withTaskGroup(of: Result<[UInt8], LineFault>?.self) { group in
      group.addTask { await desk.nextLine() }
      group.addTask {
        try? await clock.sleep(for: limit)
        return nil
      }
      // Both are waited for: a line that came as the time ran out is not lost.
      var answer: Result<[UInt8], LineFault>?
      for await result in group {
        answer = result ?? answer
        group.cancelAll()
      }
      return answer
    }
    guard let answer else { throw Task.isCancelled ? .cancelled : .late }
    return try answer.get()
  }

  /// Ends it at once, by a signal that it cannot refuse.
  ///
  /// May be called again.
  package func end() { desk.close() }

  /// Ends it at once, and waits until it is gone.
  package func endAndWait() async {
    desk.close()
    await desk.awaitEnd()
  }
}
