// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

/// A process that we started, that lives while we need it and never longer.
///
/// Its standard input is a pipe that we hold open and never write to: a child that watches it for
/// its end dies with us even when we are killed. It leads a process group of its own; as soon as it
/// ends, what is left of that group is killed too. When the last reference goes, so does the child.
package final class ChildProcess: Sendable {
  private struct State {
    var input: Int32?
    var isReaped = false
  }

  /// The process id, which is the id of its group too.
  package let pid: Int32
  private let command: ProcessCommand
  private let output: CapturedOutput
  private let error: CapturedOutput
  private let ended: OneShot<ProcessEnding>
  private let state: SharedState

  /// The lock that keeps a signal from reaching a process whose id is no longer ours.
  private final class SharedState: Sendable {
    let lock: Mutex<State>
    init(input: Int32) { lock = Mutex(State(input: input)) }
  }

  /// Starts a command, and keeps the newest `capacity` bytes of each of its output streams.
  package init(
    starting command: ProcessCommand, capacity: Int = 64 * 1024
  ) throws(ProcessError) {
    let started = try Spawn.start(command)
    let pid = started.pid
    let output = CapturedOutput(descriptor: started.output, capacity: capacity)
    let error = CapturedOutput(descriptor: started.error, capacity: capacity)
    let ended = OneShot<ProcessEnding>()
    let state = SharedState(input: started.input)
    let thread = Thread {
      Self.awaitEnd(of: pid)
      output.takeWhatIsThere()
      error.takeWhatIsThere()
      let ending = state.lock.withLock { state in
        // The dead leader still holds its id, so this reaches its group and no other.
        kill(-pid, SIGKILL)
        state.isReaped = true
        return Self.reap(pid)
      }
      ended.fulfil(ending)
    }
    thread.stackSize = 256 * 1024
    thread.start()
    self.pid = pid
    self.command = command
    self.output = output
    self.error = error
    self.ended = ended
    self.state = state
  }

  deinit {
    closeInput()
    send(SIGKILL)
  }

  /// How it ended; nil while it runs.
  package var ending: ProcessEnding? { ended.current }

  /// The newest of what it wrote to standard output.
  package var outputText: String { output.text }

  /// The newest of what it wrote to standard error.
  package var errorText: String { error.text }

  /// How it ended and the last line it wrote to standard error, as one sentence; nil while it runs.
  package var obituary: String? {
    guard let ending else { return nil }
    let lastWords = errorText.split(whereSeparator: \.isNewline).last.map { ": \($0)" }
    return "It \(ending)\(lastWords ?? " and wrote nothing to standard error.")"
  }

  /// Waits for its first line on standard output, which says that it is ready.
  ///
  /// Throws `ended` when it ends before, `timeout` when neither happens within the limit (or when
  /// the waiting task is cancelled); it is not stopped then.
  package func readyLine(
    within limit: Duration, on clock: any Clock<Duration> = ContinuousClock()
  ) async throws(ProcessError) -> String {
    let ready = OneShot<String?>()
    let waiting = Task { [output, ended] in
      if let line = await output.firstLine.awaited() ?? nil {
        ready.fulfil(line)
      } else if await ended.awaited() != nil {
        ready.fulfil(nil)
      }
    }
    defer { waiting.cancel() }
    switch await ready.awaited(within: limit, on: clock) {
    case .some(.some(let line)): return line
    case .some(.none): throw failure(.ended, obituary ?? "It ended.")
    case .none:
      let words = errorText.split(whereSeparator: \.isNewline).last.map { " It wrote: \($0)" }
      throw failure(.timeout, "It was not ready within \(limit).\(words ?? "")")
    }
  }

  /// Waits until it has ended; nil when that takes longer than the limit.
  package func ending(
    within limit: Duration, on clock: any Clock<Duration> = ContinuousClock()
  ) async -> ProcessEnding? {
    await ended.awaited(within: limit, on: clock)
  }

  /// Closes its standard input, asks it to terminate and, after the grace, kills its whole group.
  ///
  /// Returns when it has ended, also when the calling task is cancelled. May be called again.
  @discardableResult
  package func stop(
    grace: Duration = .seconds(2), on clock: any Clock<Duration> = ContinuousClock()
  ) async -> ProcessEnding {
    closeInput()
    send(SIGTERM)
    // A task of its own, which the caller's cancellation does not reach: stopping is what one does
    // after a cancellation.
    return await Task {
      if let ending = await ended.awaited(within: grace, on: clock) { return ending }
      send(SIGKILL)
      while true {
        if let ending = await ended.awaited() { return ending }
      }
    }.value
  }

  private func failure(_ code: ProcessError.Code, _ detail: String) -> ProcessError {
    ProcessError(code: code, executable: command.executable, detail: detail)
  }

  private func closeInput() {
    state.lock.withLock { state in
      if let input = state.input { close(input) }
      state.input = nil
    }
  }

  private func send(_ signal: Int32) {
    state.lock.withLock { state in
      if !state.isReaped { kill(-pid, signal) }
    }
  }

  /// Blocks until the process has ended, and leaves its remains.
  private static func awaitEnd(of pid: Int32) {
    var details = siginfo_t()
    while waitid(P_PID, id_t(pid), &details, WEXITED | WNOWAIT) == -1, errno == EINTR {}
  }

  /// Takes the status of a process that has ended.
  private static func reap(_ pid: Int32) -> ProcessEnding {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    return ProcessEnding(waitStatus: status)
  }
}
