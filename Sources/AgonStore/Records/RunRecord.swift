// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The rows of a run's description, read back.
struct RunRecord {
  /// Number of the run in its file.
  let id: Int64
  /// The description; of each environment with the build that was used last.
  let description: RunDescription
  /// Number of the latest build of each environment.
  let origins: [Int]

  /// Reads the run; nil when the file holds none.
  ///
  /// - Parameter version: that of the file's tables.
  init?(on connection: OpaquePointer, version: Int = RunSchema.version) throws {
    let run = try Statement(
      "SELECT run_id, arena, title, source, agon_version FROM run ORDER BY run_id LIMIT 1",
      on: connection)
    guard try run.step() else { return nil }
    id = run.integer(0)
    guard let arena = run.digest(1) else { throw RecordFault("the digest of the arena") }
    let environments = try Self.environments(of: id, on: connection, version: version)
    origins = environments.map(\.origin)
    description = RunDescription(
      arena: arena, title: run.text(2), source: run.text(3),
      environments: environments.map(\.entry), agents: try Self.agents(of: id, on: connection),
      version: run.text(4))
  }

  private static func environments(
    of run: Int64, on connection: OpaquePointer, version: Int
  ) throws -> [(entry: RunDescription.Entry, origin: Int)] {
    let rows = try Statement(
      """
      SELECT e.name, e.facts, e.parameters, o.origin_id, o.plugin, o.plugin_version, o.build,
        o.file, o.sha256, o.extensions, e.environment_id,
        \(version < 2 ? "NULL" : "o.certificate")
      FROM environment e JOIN origin o USING (run_id, environment_id)
      WHERE e.run_id = ?1 AND o.origin_id = (
        SELECT max(origin_id) FROM origin
        WHERE run_id = e.run_id AND environment_id = e.environment_id)
      ORDER BY e.environment_id
      """, on: connection)
    rows.bind(run, at: 1)
    var entries: [(RunDescription.Entry, Int)] = []
    while try rows.step() {
      guard let descriptor = DescriptorRecord.descriptor(try JSON(parsing: rows.text(1))) else {
        throw RecordFault("the facts of an environment")
      }
      guard rows.count(10) == entries.count else {
        throw RecordFault("the number of an environment")
      }
      guard let digest = rows.digest(8) else { throw RecordFault("the digest of a plugin") }
      let extensions = try JSON(parsing: rows.text(9)).elements ?? []
      let origin = EnvironmentOrigin(
        plugin: rows.text(4), version: rows.text(5), build: rows.text(6), file: rows.text(7),
        digest: digest, extensions: extensions.compactMap(\.text))
      let entry = RunDescription.Entry(
        name: rows.text(0), descriptor: descriptor,
        parameters: try JSON(parsing: rows.text(2)), origin: origin,
        certificate: try rows.textIfAny(11).map { try JSON(parsing: $0) })
      entries.append((entry, rows.count(3)))
    }
    return entries
  }

  private static func agents(
    of run: Int64, on connection: OpaquePointer
  ) throws -> [AgentIdentity] {
    let rows = try Statement(
      """
      SELECT name, kind, version, settings, deterministic, agent_id FROM agent
      WHERE run_id = ?1 ORDER BY agent_id
      """, on: connection)
    rows.bind(run, at: 1)
    var agents: [AgentIdentity] = []
    while try rows.step() {
      guard rows.count(5) == agents.count else { throw RecordFault("the number of an agent") }
      agents.append(
        AgentIdentity(
          name: rows.text(0), kind: rows.text(1), version: rows.text(2),
          settings: try JSON(parsing: rows.text(3)), isDeterministic: rows.integer(4) != 0))
    }
    return agents
  }
}
