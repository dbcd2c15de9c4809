// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A worker that has been asked to open its plugin and make the environment; the answer may still be on
/// its way.
///
/// Used by one thread at a time: it is in the pool, or with whoever took it out.
final class ReadyWorker: @unchecked Sendable {
  let worker: Worker
  private var isWaiting: Bool
  private var sendFailure: WorkerBreak?

  /// Starts a worker and sends the request, without waiting for the answer.
  init(starting plan: WorkerPlan, environment: UInt32, parameters: String) throws(PluginError) {
    worker = try Worker(plan)
    isWaiting = true
    worker.beginRequest(operations: 2)
    worker.request.put(WireOperation.open.rawValue)
    worker.request.put(plan.hostVersion)
    worker.request.put(WireOperation.create.rawValue)
    worker.request.put(environment)
    worker.request.put(parameters)
    do throws(WorkerBreak) {
      try worker.send(within: plan.limits.deadline)
    } catch {
      sendFailure = error
    }
  }

  /// A worker that has served already.
  init(used worker: Worker) {
    self.worker = worker
    isWaiting = false
  }

  /// Waits for the answer, and tells what the environment is like; nil when it has been told before.
  func creation(in pool: WorkerPool) throws(EnvironmentError) -> WorkerCreation {
    guard isWaiting else { return WorkerCreation() }
    isWaiting = false
    var reader: WireReader
    do throws(WorkerBreak) {
      if let sendFailure { throw sendFailure }
      reader = try worker.receive(within: pool.limits.deadline)
    } catch {
      let call = (worker.operationInProgress ?? .create).call
      let death = worker.death(after: error)
      throw EnvironmentError(
        code: .faulty, place: "\(pool.environment).\(call)", detail: death.detail,
        fault: death.fault)
    }
    return try take(&reader, in: pool)
  }

  private func take(_ reader: inout WireReader, in pool: WorkerPool) throws(EnvironmentError)
    -> WorkerCreation
  {
    let done = reader.u32()
    var creation: WorkerCreation?
    var failure: WireFailure?
    if done >= 1 { LibraryFacts.skip(&reader) }
    if done == 2 { creation = WorkerCreation(&reader) } else { failure = WireFailure(&reader) }
    pool.tellMessages(&reader, of: worker)
    guard !reader.isCutShort, reader.remaining == 0, done <= 2 else {
      worker.end()
      throw brokenAnswer(
        "\(pool.environment).create", "Its answer is no frame of the worker's protocol.")
    }
    if let failure {
      worker.end()
      throw failure.error(of: pool.environment, limits: pool.limits)
    }
    worker.residentWhenReady = WorkerVitals(of: worker.pid)?.resident ?? 0
    return creation ?? WorkerCreation()
  }
}
