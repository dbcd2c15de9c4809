// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads episodes, turns and explanations from their rows.
///
/// Used on the connection's queue only.
final class EpisodeQueries {
  private let episode: Statement
  private let seats: Statement
  private let turns: Statement
  /// The draws of chance; nil in a file from before they were kept.
  private let chance: Statement?
  private let explanations: Statement
  private let lines: Statement
  private let calls: CallQueries
  /// The lessons; nil in a file from before they were kept.
  private let lessons: LessonQueries?
  /// Numbers of environments and agents lie below these; a file of somebody else may say otherwise.
  private let environmentCount, agentCount: Int

  /// Prepares the statements.
  ///
  /// - Parameter version: that of the file's tables.
  init(on connection: OpaquePointer, version: Int) throws(SQLiteFailure) {
    episode = try Statement(
      """
      SELECT episode_id, key, environment_id, origin_id, pair, leg, seed, opening, opening_digest,
        ending, reason, culprit, failure, turns, duration_us,
        (SELECT seat FROM turn WHERE turn.episode_id = episode.episode_id AND turn = 0)
      FROM episode WHERE episode_id = ?1
      """, on: connection)
    seats = try Statement(
      "SELECT agent_id, return FROM seating WHERE episode_id = ?1 ORDER BY seat", on: connection)
    turns = try Statement(
      """
      SELECT turn, seat, legal_count, action_id, applied, failure, detail, reward, latency_us,
        digest, \(version < 2 ? "NULL" : "together"), \(version < 3 ? "NULL" : "substitution")
      FROM turn WHERE episode_id = ?1 ORDER BY turn
      """, on: connection)
    chance =
      version < 2
      ? nil
      : try Statement(
        "SELECT turn, outcome_id, name FROM chance WHERE episode_id = ?1 ORDER BY draw",
        on: connection)
    explanations = try Statement(
      """
      SELECT turn, rationale, conclusion, stated, parse_path, confidence,
        \(version < 3 ? "NULL" : "agreement")
      FROM explanation WHERE episode_id = ?1
      """, on: connection)
    lines = try Statement(
      "SELECT turn, text FROM claim_line WHERE episode_id = ?1 ORDER BY turn, line", on: connection)
    calls = try CallQueries(on: connection, version: version)
    lessons = version < 3 ? nil : try LessonQueries(on: connection)
    environmentCount = try Self.count("environment", on: connection)
    agentCount = try Self.count("agent", on: connection)
  }

  private static func count(_ table: String, on connection: OpaquePointer) throws(SQLiteFailure)
    -> Int
  {
    let rows = try Statement("SELECT count(*) FROM \(table)", on: connection)
    return try rows.step() ? rows.count(0) : 0
  }

  /// Reads an episode; nil when there is none of that number.
  func episode(_ id: Int64) throws -> StoredEpisode? {
    var (agents, returns): ([Int], [Double]) = ([], [])
    seats.bind(id, at: 1)
    defer { seats.reset() }
    while try seats.step() {
      agents.append(seats.count(0))
      returns.append(seats.double(1))
    }
    episode.bind(id, at: 1)
    defer { episode.reset() }
    guard try episode.step() else { return nil }
    guard let key = episode.digest(1), let openingDigest = episode.digest(8) else {
      throw RecordFault("a digest of episode \(id)")
    }
    let text = episode.textIfAny(7)
    guard let opening = Opening(json: try text.map { try JSON(parsing: $0) } ?? .null) else {
      throw RecordFault("the opening of episode \(id)")
    }
    guard (0..<environmentCount).contains(episode.count(2)), !agents.isEmpty,
      agents.allSatisfy((0..<agentCount).contains), returns.allSatisfy(\.isFinite),
      (episode.integerIfAny(11).map { agents.indices.contains(Int($0)) } ?? true)
    else { throw RecordFault("a number of episode \(id)") }
    let plan = EpisodePlan(
      key: key, environment: episode.count(2), agents: agents, pair: episode.count(4),
      leg: episode.count(5), seed: Seed(UInt64(bitPattern: episode.integer(6))), opening: opening)
    return StoredEpisode(
      id: id, plan: plan, origin: episode.count(3), openingDigest: openingDigest,
      firstToAct: episode.integerIfAny(15).map { Seat(Int($0)) }, turnCount: episode.count(13),
      outcome: try outcome(of: id, returns: returns),
      duration: episode.duration(14))
  }

  private func outcome(of id: Int64, returns: [Double]) throws(RecordFault) -> Outcome {
    guard let end = Outcome.End(rawValue: episode.text(9)) else {
      throw RecordFault("the ending of episode \(id)")
    }
    return Outcome(
      end: end, reason: episode.text(10), returns: returns,
      culprit: episode.integerIfAny(11).map { Seat(Int($0)) },
      failure: try failure(in: episode, 12, of: id))
  }

  /// Reads an episode with its turns; nil when there is none of that number.
  func trajectory(_ id: Int64, _ detail: TrajectoryDetail) throws -> Trajectory? {
    guard let episode = try episode(id) else { return nil }
    var said = detail.contains(.explanations) ? try speech(of: id) : [:]
    var called = detail.contains(.calls) ? try calls.calls(of: id) : [:]
    var records: [Turn] = []
    records.reserveCapacity(min(max(0, episode.turnCount), 4_096))
    turns.bind(id, at: 1)
    defer { turns.reset() }
    while try turns.step() {
      guard let digest = turns.digest(9) else { throw RecordFault("a digest of episode \(id)") }
      let index = turns.count(0)
      records.append(
        Turn(
          index: index, together: turns.integerIfAny(10).map { Int($0) },
          seat: Seat(turns.count(1)), legalCount: turns.count(2),
          choice: try choice(of: id), applied: turns.textIfAny(4),
          explanation: said.removeValue(forKey: index),
          calls: called.removeValue(forKey: index) ?? [], digest: digest,
          reward: turns.double(7), latency: turns.duration(8),
          substitution: try substitution(of: id)))
    }
    guard records.count == episode.turnCount else { throw RecordFault("a turn of episode \(id)") }
    return Trajectory(
      plan: episode.plan, openingDigest: episode.openingDigest, turns: records,
      chance: try draws(of: id), outcome: episode.outcome, duration: episode.duration,
      lessons: try lessons?.uses(in: id, seats: episode.plan.agents.count) ?? [],
      revisions: try lessons?.revisions(
        after: id, seats: episode.plan.agents.count, withCalls: detail.contains(.calls)) ?? [])
  }

  private func draws(of id: Int64) throws(SQLiteFailure) -> [ChanceDraw] {
    guard let chance else { return [] }
    var draws: [ChanceDraw] = []
    chance.bind(id, at: 1)
    defer { chance.reset() }
    while try chance.step() {
      draws.append(
        ChanceDraw(turn: chance.count(0), outcome: chance.integer(1), name: chance.text(2)))
    }
    return draws
  }

  private func choice(of id: Int64) throws(RecordFault) -> Decision.Choice {
    if let action = turns.integerIfAny(3) { return .action(action) }
    if let failure = try failure(in: turns, 5, of: id) { return .failed(failure, turns.text(6)) }
    return .resigned
  }

  private func substitution(of id: Int64) throws(RecordFault) -> Substitution? {
    try failure(in: turns, 11, of: id).map { Substitution(failure: $0, detail: turns.text(6)) }
  }

  private func failure(
    in row: Statement, _ column: Int32, of id: Int64
  ) throws(RecordFault) -> FailureClass? {
    guard let word = row.textIfAny(column) else { return nil }
    guard let failure = FailureClass(rawValue: word) else {
      throw RecordFault("a failure class of episode \(id)")
    }
    return failure
  }

  private func speech(of id: Int64) throws -> [Int: Explanation] {
    var said: [Int: Explanation] = [:]
    explanations.bind(id, at: 1)
    defer { explanations.reset() }
    while try explanations.step() {
      let word = explanations.textIfAny(4)
      let path = word.flatMap(ParsePath.init(rawValue:))
      guard word == nil || path != nil else { throw RecordFault("a parse path of episode \(id)") }
      said[explanations.count(0)] = Explanation(
        rationale: explanations.textIfAny(1), conclusion: explanations.textIfAny(2),
        stated: explanations.textIfAny(3), path: path, confidence: explanations.doubleIfAny(5),
        agreement: explanations.doubleIfAny(6))
    }
    lines.bind(id, at: 1)
    defer { lines.reset() }
    while try lines.step() { said[lines.count(0)]?.claimLines.append(lines.text(1)) }
    return said
  }
}
