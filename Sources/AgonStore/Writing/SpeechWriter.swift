// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes what was said at a turn: explanation, claims and model calls.
final class SpeechWriter {
  private let explanation: Statement
  private let line: Statement
  private let calls: CallWriter

  /// Prepares the statements.
  init(
    run: Int64, contents: ContentWriter, on connection: OpaquePointer
  ) throws(SQLiteFailure) {
    explanation = try Statement(
      """
      INSERT INTO explanation (run_id, episode_id, turn, rationale, conclusion, stated, parse_path,
        confidence, agreement)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """, on: connection)
    line = try Statement(
      "INSERT INTO claim_line (run_id, episode_id, turn, line, text) VALUES (?1, ?2, ?3, ?4, ?5)",
      on: connection)
    calls = try CallWriter(.turn, run: run, contents: contents, on: connection)
    for statement in [explanation, line] { statement.bind(run, at: 1) }
  }

  /// Writes what was said at a turn whose row is written.
  func insert(_ turn: borrowing Turn, episode: Int64) throws(SQLiteFailure) {
    if let said = turn.explanation {
      try insert(said, episode: episode, turn: turn.index)
    }
    try calls.insert(turn.calls, episode: episode, at: turn.index)
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
    explanation.bind(said.confidence, at: 8)
    explanation.bind(said.agreement, at: 9)
    try explanation.run()
    for (number, text) in said.claimLines.enumerated() {
      line.bind(episode, at: 2)
      line.bind(turn, at: 3)
      line.bind(number, at: 4)
      line.bind(text, at: 5)
      try line.run()
    }
  }
}
