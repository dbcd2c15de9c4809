// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes what was said at a turn: explanation, claims and model calls.
final class SpeechWriter {
  private let contents: ContentWriter
  private let explanation: Statement
  private let line: Statement
  private let call: Statement

  /// Prepares the statements.
  init(run: Int64, on connection: OpaquePointer) throws(SQLiteFailure) {
    contents = try ContentWriter(run: run, on: connection)
    explanation = try Statement(
      """
      INSERT INTO explanation (run_id, episode_id, turn, rationale, conclusion, stated, parse_path,
        confidence)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      """, on: connection)
    line = try Statement(
      "INSERT INTO claim_line (run_id, episode_id, turn, line, text) VALUES (?1, ?2, ?3, ?4, ?5)",
      on: connection)
    call = try Statement(
      """
      INSERT INTO call (run_id, episode_id, turn, attempt, prompt_id, reply_id, trace_id,
        log_probabilities_id, finish, prompt_tokens, reply_tokens, cached_tokens, failure, detail,
        latency_us)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """, on: connection)
    for statement in [explanation, line, call] { statement.bind(run, at: 1) }
  }

  /// Writes what was said at a turn whose row is written.
  func insert(_ turn: borrowing Turn, episode: Int64) throws(SQLiteFailure) {
    if let said = turn.explanation {
      try insert(said, episode: episode, turn: turn.index)
    }
    for (attempt, call) in turn.calls.enumerated() {
      try insert(call, episode: episode, turn: turn.index, attempt: attempt)
    }
  }

  private func insert(
    _ said: Explanation, episode: Int64, turn: Int
  ) throws(SQLiteFailure) {
    explanation.bind(episode, at: 2)
    explanation.bind(turn, at: 3)
    explanation.bind(said.rationale, at: 4)
    explanation.bind(said.conclusion, at: 5)
    explanation.bind(said.stated, at: 6)
    explanation.bind(said.path?.rawValue, at: 7)
    if let confidence = said.confidence {
      explanation.bind(confidence, at: 8)
    } else {
      explanation.bindNull(at: 8)
    }
    try explanation.run()
    for (number, text) in said.claimLines.enumerated() {
      line.bind(episode, at: 2)
      line.bind(turn, at: 3)
      line.bind(number, at: 4)
      line.bind(text, at: 5)
      try line.run()
    }
  }

  private func insert(
    _ record: ModelCall, episode: Int64, turn: Int, attempt: Int
  ) throws(SQLiteFailure) {
    let reply = record.reply
    call.bind(episode, at: 2)
    call.bind(turn, at: 3)
    call.bind(attempt, at: 4)
    call.bind(try contents.prompt(record.messages), at: 5)
    call.bind(try contents.text(reply?.text), at: 6)
    call.bind(try contents.text(reply?.trace), at: 7)
    call.bind(try contents.text(reply?.logProbabilities.map(Self.json)), at: 8)
    call.bind(reply?.finish.rawValue, at: 9)
    call.bind(reply?.promptTokens.map(Int64.init), at: 10)
    call.bind(reply?.replyTokens.map(Int64.init), at: 11)
    call.bind(reply?.cachedTokens.map(Int64.init), at: 12)
    call.bind(record.failure?.rawValue, at: 13)
    call.bind(record.detail, at: 14)
    call.bind(record.latency, at: 15)
    try call.run()
  }

  /// The tokens as a JSON array of pairs; an impossible token's minus infinity becomes null.
  private static func json(_ tokens: [ModelReply.TokenProbability]) -> String {
    JSON.array(tokens.map { [.string($0.token), .number($0.logProbability)] }).description
  }
}
