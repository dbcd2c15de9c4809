// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// The workers of one environment: started, opened and made ready before anybody waits for them.
final class WorkerPool: Sendable {
  /// The id of the environment.
  let environment: String
  /// What a worker may use up.
  let limits: WorkerLimits
  private let plan: WorkerPlan
  private let index: UInt32
  private let parameters: JSON?
  private let services: HostServices
  private let state = Mutex(State())

  private struct State {
    /// Workers that wait for an episode.
    var idle: [ReadyWorker] = []
    var isClosed = false
  }

  /// The most workers that wait for an episode.
  private static let mostIdle = 8
  /// A worker that holds this much more than at its beginning is not used again, in bytes.
  private static let mostGrowth = 256 << 20

  /// Makes a pool without workers.
  ///
  /// - Parameter index: number of the environment in its plugin.
  init(
    _ environment: String, index: UInt32, parameters: JSON?, plan: WorkerPlan,
    services: HostServices
  ) {
    self.environment = environment
    self.index = index
    self.parameters = parameters
    self.plan = plan
    self.services = services
    limits = plan.limits
  }

  /// Makes the first worker ready, and tells what the environment is like.
  func prepare() throws(EnvironmentError) -> WorkerCreation {
    let ready = try makeWorker()
    let creation = try ready.creation(in: self)
    keep(ready)
    return creation
  }

  /// Ends all workers that wait, and each one that comes back; none is left when this returns.
  func close() {
    let left = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      return state.idle
    }
    for ready in left { ready.worker.end() }
    plan.warden.finishJobs()
  }

  /// Keeps a worker for later, or ends it where there are enough.
  private func keep(_ ready: ReadyWorker) {
    let isKept = state.withLock { state in
      guard !state.isClosed, state.idle.count < WorkerPool.mostIdle else { return false }
      state.idle.append(ready)
      return true
    }
    if !isKept { ready.worker.end() }
  }

  /// Lends a worker, a warm one where there is one, and has another made ready.
  func lease() throws(EnvironmentError) -> WorkerSession {
    let (warm, isLast) = state.withLock { state in
      let ready = state.idle.popLast()
      return (ready, state.idle.isEmpty)
    }
    if isLast { plan.warden.later { [weak self] in self?.addSpare() } }
    let ready = if let warm { warm } else { try makeWorker() }
    _ = try ready.creation(in: self)
    ready.worker.episodes += 1
    return WorkerSession(of: ready.worker, from: self)
  }

  /// Takes a worker back after a loan; one that has served enough, or has grown or works on, ends.
  func takeBack(_ worker: Worker) {
    guard worker.episodes < limits.episodes, let vitals = WorkerVitals(of: worker.pid),
      vitals.threads == 1,
      vitals.resident - worker.residentWhenReady < WorkerPool.mostGrowth
    else {
      worker.end()
      return
    }
    keep(ReadyWorker(used: worker))
  }

  /// Hands the messages at the end of a worker's reply to the log.
  func tellMessages(_ reader: inout WireReader, of worker: Worker) {
    services.tellMessages(&reader, of: plan.fileName, left: &worker.messageBytesLeft)
  }

  private func addSpare() {
    let isWanted = state.withLock { $0.idle.isEmpty && !$0.isClosed }
    if isWanted, let ready = try? makeWorker() { keep(ready) }
  }

  private func makeWorker() throws(EnvironmentError) -> ReadyWorker {
    do throws(PluginError) {
      return try ReadyWorker(
        starting: plan, environment: index, parameters: parameters?.description ?? "")
    } catch {
      throw EnvironmentError(code: .io, place: "\(environment).create", detail: "\(error)")
    }
  }
}
