// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgonHost
internal import Glibc

/// A worker process, and the frames that go back and forth.
///
/// Used by one thread at a time: that of whoever leased it.
final class Worker: @unchecked Sendable {
  /// The request that is being written.
  let request = WireBuffer()
  /// How many episodes it was leased for.
  var episodes = 0
  /// Memory that it held when it was ready, in bytes.
  var residentWhenReady = 0
  /// Bytes of messages that its plugin may still log.
  var messageBytesLeft: Int
  private let plan: WorkerPlan
  private let reply = WireBuffer(capacity: 16 * 1024)
  private var started: agon_started_t
  private var isEnded = false
  private var timeout = Duration.zero
  private var lookout = agon_lookout_t()

  /// Starts a process.
  init(_ plan: WorkerPlan) throws(PluginError) {
    try plan.requireSameFile()
    self.plan = plan
    messageBytesLeft = plan.limits.output
    let log = plan.warden.log
    started = plan.warden.start(
      plan.arguments,
      output: WorkerOutput(
        name: "\(plan.fileName), standard output", bound: plan.limits.output, log: log),
      errors: WorkerOutput(
        name: "\(plan.fileName), standard error", bound: plan.limits.output, log: log))
    guard started.pid > 0 else {
      throw PluginError(
        code: .noWorker, path: plan.executable,
        detail: "A worker cannot be started: \(String(cString: strerror(started.error))).")
    }
  }

  deinit { end() }

  /// The process id.
  var pid: Int32 { started.pid }

  /// Begins a request of some operations.
  func beginRequest(operations: UInt32) {
    request.clear()
    request.put(UInt32(0))
    request.put(operations)
  }

  /// Sends the request.
  func send(within limit: Duration) throws(WorkerBreak) {
    request.replace(at: 0, UInt32(clamping: request.count - 4))
    let begin = ContinuousClock.now
    var sent = 0
    while sent < request.count {
      // Only a frame that does not go through at once needs a look at the clock.
      let left = sent == 0 ? limit : limit - begin.duration(to: .now)
      guard left > .zero else { throw .late(limit) }
      setTimeout(left)
      let count = Glibc.send(
        started.socket, request.base + sent, request.count - sent, Int32(MSG_NOSIGNAL))
      if count > 0 {
        sent += count
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        throw .late(limit)
      } else if errno != EINTR {
        throw .closed
      }
    }
  }

  /// Waits for the reply to the request; its bytes are there until the next one.
  func receive(within limit: Duration) throws(WorkerBreak) -> WireReader {
    reply.clear()
    let begin = ContinuousClock.now
    var whole = 4
    var isFirst = true
    while reply.count < whole {
      if !isFirst {
        let left = limit - begin.duration(to: .now)
        guard left > .zero else { throw .late(limit) }
        setTimeout(left)
      }
      isFirst = false
      try takeBytes(upTo: whole, of: limit)
      guard whole == 4, reply.count >= 4 else { continue }
      let size = reply.base.load(as: UInt32.self)
      guard size <= AGON_WIRE_MOST_BYTES else { throw .oversized(size) }
      whole += Int(size)
    }
    guard reply.count == whole else { throw .oversized(UInt32(clamping: reply.count)) }
    return WireReader(UnsafeRawBufferPointer(start: reply.base + 4, count: whole - 4))
  }

  /// Reads once: as much as is there, when the size of the frame is not known yet.
  private func takeBytes(upTo whole: Int, of limit: Duration) throws(WorkerBreak) {
    let room = whole == 4 ? reply.capacity - reply.count : min(whole - reply.count, 1 << 20)
    let offset = reply.count
    let place = reply.take(room)
    while true {
      let count = agon_receive(started.socket, place, room, &lookout)
      if count > 0 {
        reply.truncate(to: offset + count)
        return
      }
      reply.truncate(to: offset)
      if count == 0 { throw .closed }
      if errno == EAGAIN || errno == EWOULDBLOCK { throw .late(limit) }
      guard errno == EINTR else { throw .closed }
      _ = reply.take(room)
    }
  }

  /// The socket's own timeout: so a call that comes in time costs nothing for its deadline.
  private func setTimeout(_ limit: Duration) {
    guard limit != timeout else { return }
    timeout = limit
    let (seconds, attoseconds) = limit.components
    var value = timeval(
      tv_sec: Int(seconds), tv_usec: max(1, Int(attoseconds / 1_000_000_000_000)))
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(started.socket, SOL_SOCKET, SO_RCVTIMEO, &value, size)
    setsockopt(started.socket, SOL_SOCKET, SO_SNDTIMEO, &value, size)
  }

  /// Makes sure that it is dead after a break, and tells how that came.
  func death(after reason: WorkerBreak) -> WorkerDeath {
    var status: Int32?
    var usage = rusage()
    var resident = 0
    switch reason {
    case .closed:
      status = ownEnding(&usage)
      resident = Worker.own(usage)
    case .late: resident = WorkerVitals(of: started.pid)?.resident ?? 0
    case .oversized: break
    }
    let wasRefusedMemory = started.note?.pointee.memory_refused != 0
    let death = WorkerDeath(
      reason, status: status, resident: resident, wasRefusedMemory: wasRefusedMemory,
      limits: plan.limits)
    end()
    return death
  }

  /// The most memory that an ended worker held, in bytes; 0 where that cannot be told.
  ///
  /// The system counts to a program what its process held before it became that program: the host's own
  /// memory.
  private static func own(_ usage: rusage) -> Int {
    var host = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &host) == 0 else { return 0 }
    return usage.ru_maxrss > host.ru_maxrss ? usage.ru_maxrss << 10 : 0
  }

  /// The operation that it noted last.
  var operationInProgress: WireOperation? {
    started.note.flatMap { WireOperation(rawValue: $0.pointee.operation) }
  }

  /// Waits for a process that has closed its socket, as a dying one does; nil when it lives on.
  private func ownEnding(_ usage: inout rusage) -> Int32? {
    guard !isEnded else { return nil }
    for _ in 0..<1000 {
      var status: Int32 = 0
      let pid = wait4(started.pid, &status, WNOHANG, &usage)
      if pid == started.pid {
        isEnded = true
        return status
      }
      if pid < 0 && errno != EINTR { return nil }
      poll(nil, 0, 1)
    }
    return nil
  }

  /// Kills the process, takes its remains and closes all that led to it; nothing the second time.
  func end() {
    guard started.pid > 0, started.socket >= 0 else { return }
    if !isEnded {
      isEnded = true
      kill(started.pid, SIGKILL)
      var status: Int32 = 0
      while waitpid(started.pid, &status, 0) == -1, errno == EINTR {}
    }
    plan.warden.release(started)
    agon_release_worker(&started)
  }
}
