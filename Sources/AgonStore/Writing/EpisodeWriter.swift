// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import GRDBSQLite

/// Writes trajectories as rows, inside a transaction of its caller.
///
/// Used on the connection's queue only.
final class EpisodeWriter {
  /// The transaction to write in.
  let transaction: Transaction
  private let connection: OpaquePointer
  private let path: String
  private let run: Int64
  private let origins: [Int]
  private let agentCount: Int
  private let episode: Statement
  private let seating: Statement
  private let turn: Statement
  private let chance: Statement
  private let speech: SpeechWriter
  private let lessons: LessonWriter
  /// Whether the latest row of `turn` tells what was wrong with an answer, which must be unbound.
  private var wasUseless = false
  /// Whether the latest row of `turn` was one of several submitted together.
  private var wasTogether = false

  /// Prepares the statements.
  init(
    _ entry: RunRegister.Entry, agentCount: Int, path: String, on connection: OpaquePointer
  ) throws(SQLiteFailure) {
    self.connection = connection
    self.path = path
    self.agentCount = agentCount
    (run, origins) = entry
    transaction = try Transaction(on: connection)
    episode = try Statement(
      """
      INSERT INTO episode (run_id, key, environment_id, origin_id, pair, leg, seed, opening,
        opening_digest, ending, reason, culprit, failure, turns, duration_us)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      ON CONFLICT (key) DO NOTHING
      """, on: connection)
    seating = try Statement(
      """
      INSERT INTO seating (run_id, episode_id, seat, agent_id, return)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """, on: connection)
    turn = try Statement(
      """
      INSERT INTO turn (run_id, episode_id, turn, seat, legal_count, action_id, applied, failure,
        detail, reward, latency_us, digest, together, substitution)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
      """, on: connection)
    chance = try Statement(
      """
      INSERT INTO chance (run_id, episode_id, draw, turn, outcome_id, name)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """, on: connection)
    let contents = try ContentWriter(run: run, on: connection)
    speech = try SpeechWriter(run: run, contents: contents, on: connection)
    lessons = try LessonWriter(run: run, contents: contents, on: connection)
    episode.bind(run, at: 1)
    seating.bind(run, at: 1)
    turn.bind(run, at: 1)
    chance.bind(run, at: 1)
  }

  /// Writes an episode; throws `alreadyRecorded` before any row, other errors in the middle.
  func insert(_ trajectory: borrowing Trajectory) throws {
    try check(trajectory)
    try insertEpisode(trajectory)
    let id = sqlite3_last_insert_rowid(connection)
    seating.bind(id, at: 2)
    for (seat, agent) in trajectory.plan.agents.enumerated() {
      seating.bind(seat, at: 3)
      seating.bind(agent, at: 4)
      seating.bind(trajectory.outcome.returns[seat], at: 5)
      try seating.run()
    }
    for (number, draw) in trajectory.chance.enumerated() {
      chance.bind(id, at: 2)
      chance.bind(number, at: 3)
      chance.bind(draw.turn, at: 4)
      chance.bind(draw.outcome, at: 5)
      chance.bind(draw.name, at: 6)
      try chance.run()
    }
    turn.bind(id, at: 2)
    try trajectory.turns.withUnsafeBufferPointer { turns in
      for index in turns.indices {
        guard turns[index].reward.isFinite else {
          throw unusable(
            trajectory.plan, "the reward of turn \(turns[index].index) is \(turns[index].reward)")
        }
        try insert(turns[index])
        if turns[index].explanation != nil || !turns[index].calls.isEmpty {
          try speech.insert(turns[index], episode: id)
        }
      }
    }
    if !trajectory.lessons.isEmpty || !trajectory.revisions.isEmpty {
      try lessons.insert(trajectory, episode: id)
    }
  }

  private func insertEpisode(_ trajectory: borrowing Trajectory) throws {
    let plan = trajectory.plan
    let outcome = trajectory.outcome
    episode.bind(plan.key, at: 2)
    episode.bind(plan.environment, at: 3)
    episode.bind(origins[plan.environment], at: 4)
    episode.bind(plan.pair, at: 5)
    episode.bind(plan.leg, at: 6)
    episode.bind(Int64(plan.seed.value), at: 7)
    episode.bind(plan.opening == .start ? nil : plan.opening.json.description, at: 8)
    episode.bind(trajectory.openingDigest, at: 9)
    episode.bind(outcome.end.rawValue, at: 10)
    episode.bind(outcome.reason, at: 11)
    episode.bind(outcome.culprit.map { Int64($0.index) }, at: 12)
    episode.bind(outcome.failure?.rawValue, at: 13)
    episode.bind(trajectory.turns.count, at: 14)
    episode.bind(trajectory.duration, at: 15)
    try episode.run()
    guard sqlite3_changes(connection) == 1 else {
      throw StoreError(
        code: .alreadyRecorded, path: path,
        detail: "The episode \(plan.key) is in the file already; nothing was written.")
    }
  }

  /// Writes one row of `turn`: the hot path.
  @inline(__always)
  private func insert(_ record: borrowing Turn) throws(SQLiteFailure) {
    turn.bind(record.index, at: 3)
    turn.bind(record.seat.index, at: 4)
    turn.bind(record.legalCount, at: 5)
    switch record.choice {
    case .action(let action):
      turn.bind(action, at: 6)
      bind(nil, record.substitution?.failure, detail: record.substitution?.detail)
    case .failed(let failure, let detail):
      turn.bindNull(at: 6)
      bind(failure, nil, detail: detail)
    case .resigned:
      turn.bindNull(at: 6)
      bind(nil, nil, detail: nil)
    }
    turn.bind(record.applied, at: 7)
    turn.bind(record.reward, at: 10)
    turn.bind(record.latency, at: 11)
    turn.bind(record.digest, at: 12)
    if record.together != nil || wasTogether {
      turn.bind(record.together.map(Int64.init), at: 13)
      wasTogether = record.together != nil
    }
    try turn.run()
  }

  /// Binds what was wrong with an answer: a failure, or what a random action stands in for.
  @inline(__always)
  private func bind(_ failure: FailureClass?, _ substitution: FailureClass?, detail: String?) {
    guard detail != nil || wasUseless else { return }
    turn.bind(failure?.rawValue, at: 8)
    turn.bind(detail, at: 9)
    turn.bind(substitution?.rawValue, at: 14)
    wasUseless = detail != nil
  }

  private func check(_ trajectory: borrowing Trajectory) throws(StoreError) {
    let plan = trajectory.plan
    let returns = trajectory.outcome.returns
    guard origins.indices.contains(plan.environment) else {
      throw unusable(plan, "it names environment \(plan.environment) of \(origins.count)")
    }
    guard plan.agents.allSatisfy({ (0..<agentCount).contains($0) }) else {
      throw unusable(plan, "it names agents \(plan.agents) of \(agentCount)")
    }
    guard returns.count == plan.agents.count else {
      throw unusable(plan, "it has \(plan.agents.count) seats and \(returns.count) returns")
    }
    let seats = plan.agents.indices
    guard trajectory.lessons.count <= seats.count,
      trajectory.revisions.allSatisfy({ seats.contains($0.seat.index) })
    else { throw unusable(plan, "it has lessons of a seat that it lacks") }
    guard returns.allSatisfy(\.isFinite) else {
      throw unusable(plan, "its returns \(returns) are not all finite")
    }
  }

  private func unusable(_ plan: EpisodePlan, _ what: String) -> StoreError {
    StoreError(
      code: .unusable, path: path,
      detail: "The episode \(plan.key) cannot be kept: \(what). Check its environment's plugin.")
  }
}
