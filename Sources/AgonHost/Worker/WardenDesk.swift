// SPDX-License-Identifier: Apache-2.0

internal import CAgonHost
internal import Glibc
internal import Synchronization

/// What the warden and its thread share: the jobs to do, and a bell.
///
/// `streams` and `thread` belong to the thread alone, once it runs.
final class WardenDesk: @unchecked Sendable {
  typealias Job = @Sendable (WardenDesk) -> Void

  private struct State {
    var jobs: [Job] = []
    var isRunning = false
    var isClosed = false
    /// Both ends of the pipe that wakes the thread.
    var bell: (reading: Int32, writing: Int32) = (-1, -1)
    var thread: pthread_t?
  }

  private let state = Mutex(State())
  private var streams: [(descriptor: Int32, output: WorkerOutput)] = []

  /// True on the thread itself.
  var isOwnThread: Bool {
    state.withLock { state in
      guard let thread = state.thread else { return false }
      return pthread_equal(thread, pthread_self()) != 0
    }
  }

  /// Adds a job, and begins the thread when there is none; false where it cannot begin.
  func add(_ job: @escaping Job) -> Bool {
    state.withLock { state in
      guard state.isRunning || begin(&state) else { return false }
      state.jobs.append(job)
      ring(state)
      return true
    }
  }

  /// Lets the thread end after the jobs it has.
  func close() {
    state.withLock { state in
      state.isClosed = true
      if state.isRunning { ring(state) }
    }
  }

  private func ring(_ state: borrowing State) {
    var byte: UInt8 = 0
    _ = write(state.bell.writing, &byte, 1)
  }

  private func begin(_ state: inout State) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard agon_make_bell(&ends) == 0 else { return false }
    let desk = Unmanaged.passRetained(self).toOpaque()
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, 512 * 1024)
    let status = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<WardenDesk>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, desk)
    pthread_attr_destroy(&attributes)
    guard status == 0 else {
      Unmanaged<WardenDesk>.fromOpaque(desk).release()
      for end in ends { Glibc.close(end) }
      return false
    }
    state.bell = (ends[0], ends[1])
    state.isRunning = true
    state.thread = thread
    return true
  }

  /// Reads from a descriptor until it ends, or `finish` is called.
  func watch(_ descriptor: Int32, _ output: WorkerOutput) { streams.append((descriptor, output)) }

  /// Reads what is left and closes the descriptor; nothing to do when it has ended before.
  func finish(_ descriptor: Int32) {
    guard let index = streams.firstIndex(where: { $0.descriptor == descriptor }) else { return }
    _ = streams[index].output.drain(descriptor)
    end(at: index)
  }

  private func end(at index: Int) {
    let stream = streams.remove(at: index)
    Glibc.close(stream.descriptor)
    stream.output.finish()
  }

  private func run() {
    let bell = state.withLock { $0.bell }
    while true {
      let (jobs, isLast) = state.withLock { state in
        defer { state.jobs = [] }
        return (state.jobs, state.isClosed)
      }
      for job in jobs { job(self) }
      if isLast && jobs.isEmpty { break }
      if jobs.isEmpty { poll(bell.reading) }
    }
    for stream in streams { Glibc.close(stream.descriptor) }
    Glibc.close(bell.reading)
    Glibc.close(bell.writing)
  }

  /// Waits until the bell rings or a worker writes, and reads what there is.
  private func poll(_ bell: Int32) {
    var requests = [pollfd(fd: bell, events: Int16(POLLIN), revents: 0)]
    requests += streams.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard Glibc.poll(&requests, nfds_t(requests.count), -1) > 0 else { return }
    if requests[0].revents != 0 {
      var bytes = (UInt64(0), UInt64(0))
      while read(bell, &bytes, 16) > 0 {}
    }
    for index in streams.indices.reversed() where requests[index + 1].revents != 0 {
      if !streams[index].output.drain(streams[index].descriptor) { end(at: index) }
    }
  }
}
