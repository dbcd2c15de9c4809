// SPDX-License-Identifier: Apache-2.0

internal import CAgonHost
internal import Glibc
internal import Synchronization

/// The thread that starts workers and reads what they write.
///
/// One thread starts them all, because a worker dies with the thread that started it: so none outlives
/// the host, however that ends. Every worker keeps its warden, so the thread ends after the last one.
final class WorkerWarden: Sendable {
  /// Takes the lines that workers write.
  let log: HostServices.Log
  private let desk: WardenDesk

  /// Makes a warden; its thread begins with the first job.
  init(log: @escaping HostServices.Log) {
    self.log = log
    desk = WardenDesk()
  }

  deinit { desk.close() }

  /// Starts a worker, and gives it to the caller; what it writes goes to `output`.
  ///
  /// - Returns: a worker without a process id where none could be started.
  func start(_ arguments: [String], output: WorkerOutput, errors: WorkerOutput) -> agon_started_t {
    let started = wait { desk in
      let copies = arguments.map { strdup($0) }
      defer { for copy in copies { free(copy) } }
      let started = (copies + [nil]).withUnsafeBufferPointer { agon_start_worker($0.baseAddress) }
      if started.pid > 0 {
        desk.watch(started.output, output)
        desk.watch(started.errors, errors)
      }
      return started
    }
    return started
      ?? agon_started_t(
        pid: 0, error: EAGAIN, socket: -1, output: -1, errors: -1, note: nil)
  }

  /// Reads all that a worker wrote, once it is dead, and closes its pipes.
  func release(_ started: agon_started_t) {
    let streams = [started.output, started.errors]
    _ = wait { desk in
      for stream in streams { desk.finish(stream) }
    }
  }

  /// Has the thread do something, later.
  func later(_ job: @escaping @Sendable () -> Void) { _ = desk.add { _ in job() } }

  /// Waits until the thread has done what it was asked to do before.
  func finishJobs() { _ = wait { _ in } }

  /// Has the thread do something, and waits for it; nil where the thread cannot begin.
  private func wait<Result>(_ job: @escaping @Sendable (WardenDesk) -> Result) -> Result? {
    if desk.isOwnThread { return job(desk) }
    let answer = WardenAnswer<Result>()
    return desk.add { answer.give(job($0)) } ? answer.wait() : nil
  }
}
