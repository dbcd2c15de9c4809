// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgonHost

/// A plugin that is opened in workers only.
struct WorkerLibrary: Sendable {
  /// What the plugin tells of itself.
  let facts: LibraryFacts
  /// The walls that the workers stand behind.
  let walls: WorkerWalls
  private let plan: WorkerPlan
  private let services: HostServices

  /// Has a worker open the plugin, and reads what it tells.
  init(_ plan: WorkerPlan, path: String, services: HostServices) throws(PluginError) {
    self.plan = plan
    self.services = services
    let worker = try Worker(plan)
    defer { worker.end() }
    worker.beginRequest(operations: 1)
    worker.request.put(WireOperation.open.rawValue)
    worker.request.put(plan.hostVersion)
    var reader: WireReader
    do throws(WorkerBreak) {
      try worker.send(within: plan.limits.deadline)
      reader = try worker.receive(within: plan.limits.deadline)
    } catch {
      throw PluginError(
        code: .faulty, path: path,
        detail: "It broke while it was opened: \(worker.death(after: error).detail)")
    }
    (walls, facts) = try WorkerLibrary.read(&reader, path: path, plan: plan, services: services)
  }

  private static func read(
    _ reader: inout WireReader, path: String, plan: WorkerPlan, services: HostServices
  ) throws(PluginError) -> (WorkerWalls, LibraryFacts) {
    let done = reader.u32()
    let walls = WorkerWalls(rawValue: reader.u32())
    let kind = reader.u32()
    let first = reader.u32()
    let second = reader.u32()
    let words = reader.text()
    if done == 1,
      let error = PluginError(refusal: kind, first, second, words, path: path)
    {
      throw error
    }
    let facts = try LibraryFacts(&reader, path: path)
    var left = plan.limits.output
    services.tellMessages(&reader, of: plan.fileName, left: &left)
    guard done == 1, !reader.isCutShort, reader.remaining == 0, !facts.descriptors.isEmpty else {
      throw PluginError(
        code: .faulty, path: path,
        detail: "It broke while it was opened: its answer is no frame of the worker's protocol.")
    }
    return (walls, facts)
  }

  /// Makes an environment.
  func makeEnvironment(_ index: Int, origin: EnvironmentOrigin, parameters: JSON?)
    throws(EnvironmentError) -> any Environment
  {
    let descriptor = facts.descriptors[index]
    let pool = WorkerPool(
      descriptor.id, index: UInt32(clamping: index), parameters: parameters, plan: plan,
      services: services)
    return try WorkerEnvironment(
      pool: pool, descriptor: descriptor, origin: origin, parameters: parameters)
  }
}
