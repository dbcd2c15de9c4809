// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgonHost
internal import Synchronization

/// The loan of a worker to one episode and its copies; it goes back with the last of them.
///
/// What is mutable here is guarded by `lock`.
final class WorkerSession: @unchecked Sendable {
  /// The id of the environment.
  let environment: String
  private let pool: WorkerPool
  private let lock = Mutex(())
  private let worker: Worker
  private var fault: EnvironmentError?
  private var endedSlots: [UInt32] = []
  private var freeSlots: [UInt32] = []
  private var nextSlot: UInt32 = 0
  private var mustEndAll: Bool
  /// Parts of its state that a copy was asked for before it changed, lately.
  private var habitsOfCopies: UInt32 = 0

  /// Begins a loan.
  init(of worker: Worker, from pool: WorkerPool) {
    self.worker = worker
    self.pool = pool
    environment = pool.environment
    mustEndAll = worker.episodes > 1
  }

  deinit {
    if fault == nil { pool.takeBack(worker) } else { worker.end() }
  }

  /// A number for a new episode.
  func takeSlot() -> UInt32 {
    lock.withLock { _ in
      if let slot = freeSlots.popLast() { return slot }
      nextSlot += 1
      return nextSlot - 1
    }
  }

  /// Lets an episode end with the next request.
  ///
  /// - Parameter habits: what a copy was asked for; nil when it was no copy.
  func giveUp(_ slot: UInt32, habits: UInt32?) {
    lock.withLock { _ in
      endedSlots.append(slot)
      if let habits { habitsOfCopies = habits }
    }
  }

  /// What copies are asked for first, as it seems.
  var habits: UInt32 { lock.withLock { _ in habitsOfCopies } }

  /// Asks the worker for one operation.
  ///
  /// - Parameter extra: how much longer than usual it may take.
  /// - Parameter arguments: writes the operation's arguments.
  /// - Parameter read: reads its results; what it throws is a fault of the plugin.
  /// - Parameter recover: makes a result of a failure; nil to let it be one.
  func perform<Result: Sendable>(
    _ operation: WireOperation, extra: Duration = .zero, _ arguments: (WireBuffer) -> Void,
    read: (inout WireReader) throws(EnvironmentError) -> Result,
    recover: (WireFailure) -> Result? = { _ in nil }
  ) throws(EnvironmentError) -> Result {
    try lock.withLock { _ throws(EnvironmentError) in
      if let fault { throw fault }
      do throws(EnvironmentError) {
        let before = write(operation, arguments)
        var reader = try exchange(operation, within: pool.limits.deadline + extra)
        return try take(&reader, of: operation, after: before, read, recover)
      } catch {
        if error.code == .faulty {
          fault = error
          worker.end()
        }
        throw error
      }
    }
  }

  /// Notes that the plugin broke its episode in a way that only the caller sees.
  func fail(_ error: EnvironmentError) -> EnvironmentError {
    lock.withLock { _ in
      if let fault { return fault }
      fault = error
      worker.end()
      return error
    }
  }

  /// Writes a request; gives the number of operations that come before the one that is asked for.
  private func write(_ operation: WireOperation, _ arguments: (WireBuffer) -> Void) -> UInt32 {
    let request = worker.request
    let isFirst = mustEndAll
    let ends = !endedSlots.isEmpty
    let before: UInt32 = (isFirst ? 1 : 0) + (ends ? 1 : 0)
    worker.beginRequest(operations: before + 1)
    if isFirst { request.put(WireOperation.endAll.rawValue) }
    if ends {
      request.put(WireOperation.end.rawValue)
      request.put(UInt32(clamping: endedSlots.count))
      for slot in endedSlots { request.put(slot) }
      freeSlots += endedSlots
      endedSlots.removeAll(keepingCapacity: true)
    }
    mustEndAll = false
    request.put(operation.rawValue)
    arguments(request)
    return before
  }

  private func exchange(_ operation: WireOperation, within limit: Duration)
    throws(EnvironmentError) -> WireReader
  {
    guard worker.request.count <= Int(AGON_WIRE_MOST_BYTES) else {
      throw EnvironmentError(
        code: .invalidArgument, place: place(operation),
        detail: "The request of \(worker.request.count) bytes is too large for a worker.")
    }
    do throws(WorkerBreak) {
      try worker.send(within: limit)
      return try worker.receive(within: limit)
    } catch {
      let inProgress = worker.operationInProgress ?? operation
      let death = worker.death(after: error)
      throw EnvironmentError(
        code: .faulty, place: place(inProgress), detail: death.detail, fault: death.fault)
    }
  }

  private func take<Result>(
    _ reader: inout WireReader, of operation: WireOperation, after before: UInt32,
    _ read: (inout WireReader) throws(EnvironmentError) -> Result,
    _ recover: (WireFailure) -> Result?
  ) throws(EnvironmentError) -> Result {
    let done = reader.u32()
    var result: Result?
    var failure: WireFailure?
    if done == before + 1 {
      result = try read(&reader)
    } else {
      failure = WireFailure(&reader)
    }
    pool.tellMessages(&reader, of: worker)
    guard !reader.isCutShort, reader.remaining == 0, done <= before + 1 else {
      throw brokenAnswer(place(operation), "Its answer is no frame of the worker's protocol.")
    }
    if let result { return result }
    if let failure, let recovered = recover(failure) { return recovered }
    throw failure?.error(of: environment, limits: pool.limits)
      ?? brokenAnswer(place(operation), "It gave no answer.")
  }

  private func place(_ operation: WireOperation) -> String { "\(environment).\(operation.call)" }
}
