// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Finds a run in its file, or enters it.
struct RunRegister {
  let connection: OpaquePointer
  let path: String

  /// Number of the run, and of the build in use of each environment.
  typealias Entry = (run: Int64, origins: [Int])

  /// Enters a new run, or checks that the file's run is the same one.
  func enter(_ run: RunDescription) throws -> Entry {
    guard let known = try RunRecord(on: connection) else { return try insert(run) }
    try check(run, against: known.description)
    var origins = known.origins
    for (index, entry) in run.environments.enumerated() {
      origins[index] = try origin(of: entry, number: index, run: run, in: known.id)
    }
    return (known.id, origins)
  }

  private func check(_ run: RunDescription, against known: RunDescription) throws(StoreError) {
    guard run.arena == known.arena else {
      throw other("The file holds a run of another arena, `\(known.title)`")
    }
    guard run.environments.count == known.environments.count,
      run.agents.count == known.agents.count
    else { throw other("The file's run has other numbers of environments or agents") }
    for (now, then) in zip(run.environments, known.environments) {
      let isSame =
        now.name == then.name && now.descriptor.id == then.descriptor.id
        && now.descriptor.version == then.descriptor.version && now.parameters == then.parameters
      guard isSame else {
        throw other(
          "The environment `\(then.name)` is \(then.descriptor.id) \(then.descriptor.version) in "
            + "the file and \(now.descriptor.id) \(now.descriptor.version) now, or its "
            + "parameters changed"
        )
      }
    }
    for (now, then) in zip(run.agents, known.agents) where now != then {
      throw other(
        "The agent `\(then.name)` is \(then.kind) \(then.version) in the file and "
          + "\(now.kind) \(now.version) now, or its settings changed")
    }
  }

  private func other(_ what: String) -> StoreError {
    StoreError(
      code: .anotherArena, path: path,
      detail: what + "; name another file, or remove this one to play from the beginning.")
  }

  private func insert(_ run: RunDescription) throws -> Entry {
    let row = try Statement(
      """
      INSERT INTO run (arena, title, source, agon_version) VALUES (?1, ?2, ?3, ?4)
      RETURNING run_id
      """, on: connection)
    row.bind(run.arena, at: 1)
    row.bind(run.title, at: 2)
    row.bind(run.source, at: 3)
    row.bind(run.version, at: 4)
    guard try row.step() else { throw RecordFault("the table of runs") }
    let id = row.integer(0)
    row.reset()
    for (index, entry) in run.environments.enumerated() {
      try insert(entry, number: index, in: id)
      try insert(entry, origin: 0, number: index, run: run, in: id)
    }
    for (index, agent) in run.agents.enumerated() { try insert(agent, number: index, in: id) }
    return (id, run.environments.map { _ in 0 })
  }

  private func insert(
    _ entry: RunDescription.Entry, number: Int, in run: Int64
  ) throws(SQLiteFailure) {
    let row = try Statement(
      """
      INSERT INTO environment
        (run_id, environment_id, name, identifier, version, facts, parameters)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, on: connection)
    row.bind(run, at: 1)
    row.bind(number, at: 2)
    row.bind(entry.name, at: 3)
    row.bind(entry.descriptor.id, at: 4)
    row.bind(entry.descriptor.version, at: 5)
    row.bind(DescriptorRecord.json(entry.descriptor).description, at: 6)
    row.bind(entry.parameters.description, at: 7)
    try row.run()
  }

  private func insert(
    _ entry: RunDescription.Entry, origin: Int, number: Int, run: RunDescription, in id: Int64
  ) throws(SQLiteFailure) {
    let row = try Statement(
      """
      INSERT INTO origin (run_id, environment_id, origin_id, plugin, plugin_version, build, file,
        sha256, extensions, agon_version, certificate)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """, on: connection)
    row.bind(id, at: 1)
    row.bind(number, at: 2)
    row.bind(origin, at: 3)
    row.bind(entry.origin.plugin, at: 4)
    row.bind(entry.origin.version, at: 5)
    row.bind(entry.origin.build, at: 6)
    row.bind(entry.origin.file, at: 7)
    row.bind(entry.origin.digest, at: 8)
    row.bind(extensions(entry), at: 9)
    row.bind(run.version, at: 10)
    row.bind(entry.certificate?.description, at: 11)
    try row.run()
  }

  private func insert(
    _ agent: AgentIdentity, number: Int, in run: Int64
  ) throws(SQLiteFailure) {
    let row = try Statement(
      """
      INSERT INTO agent (run_id, agent_id, name, kind, version, settings, deterministic)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, on: connection)
    row.bind(run, at: 1)
    row.bind(number, at: 2)
    row.bind(agent.name, at: 3)
    row.bind(agent.kind, at: 4)
    row.bind(agent.version, at: 5)
    row.bind(agent.settings.description, at: 6)
    row.bind(agent.isDeterministic ? 1 : 0, at: 7)
    try row.run()
  }

  /// The number of an environment's build; a build that the file does not know gets the next one.
  private func origin(
    of entry: RunDescription.Entry, number: Int, run: RunDescription, in id: Int64
  ) throws -> Int {
    let known = try Statement(
      """
      SELECT origin_id FROM origin
      WHERE run_id = ?1 AND environment_id = ?2 AND plugin = ?3 AND plugin_version = ?4
        AND build = ?5 AND file = ?6 AND sha256 = ?7 AND extensions = ?8 AND agon_version = ?9
      """, on: connection)
    known.bind(id, at: 1)
    known.bind(number, at: 2)
    known.bind(entry.origin.plugin, at: 3)
    known.bind(entry.origin.version, at: 4)
    known.bind(entry.origin.build, at: 5)
    known.bind(entry.origin.file, at: 6)
    known.bind(entry.origin.digest, at: 7)
    known.bind(extensions(entry), at: 8)
    known.bind(run.version, at: 9)
    if try known.step() {
      try certify(entry, origin: known.count(0), number: number, in: id)
      return known.count(0)
    }
    let next = try Statement(
      "SELECT max(origin_id) + 1 FROM origin WHERE run_id = ?1 AND environment_id = ?2",
      on: connection)
    next.bind(id, at: 1)
    next.bind(number, at: 2)
    guard try next.step() else { throw RecordFault("the table of builds") }
    try insert(entry, origin: next.count(0), number: number, run: run, in: id)
    return next.count(0)
  }

  /// Keeps a certificate that a known build got since.
  private func certify(
    _ entry: RunDescription.Entry, origin: Int, number: Int, in run: Int64
  ) throws(SQLiteFailure) {
    guard let certificate = entry.certificate else { return }
    let row = try Statement(
      """
      UPDATE origin SET certificate = ?4
      WHERE run_id = ?1 AND environment_id = ?2 AND origin_id = ?3
      """, on: connection)
    row.bind(run, at: 1)
    row.bind(number, at: 2)
    row.bind(origin, at: 3)
    row.bind(certificate.description, at: 4)
    try row.run()
  }

  private func extensions(_ entry: RunDescription.Entry) -> String {
    JSON.array(entry.origin.extensions.map { .string($0) }).description
  }
}
