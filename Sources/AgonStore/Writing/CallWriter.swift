// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes calls of language models to one of the tables that hold them.
final class CallWriter {
  /// What a call belongs to.
  enum Table: String {
    /// To a turn.
    case turn = "call"
    /// To a seat, after the episode's end.
    case seat = "lesson_call"

    /// The column that names it.
    var place: String { self == .turn ? "turn" : "seat" }
  }

  private let contents: ContentWriter
  private let row: Statement

  /// Prepares the statement.
  init(
    _ table: Table, run: Int64, contents: ContentWriter, on connection: OpaquePointer
  ) throws(SQLiteFailure) {
    self.contents = contents
    row = try Statement(
      """
      INSERT INTO \(table.rawValue) (run_id, episode_id, \(table.place), attempt, prompt_id,
        reply_id, trace_id, log_probabilities_id, finish, prompt_tokens, reply_tokens,
        cached_tokens, failure, detail, latency_us, purpose, attempts, first_token_us,
        reasoning_tokens, cost, held)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
        ?19, ?20, ?21)
      """, on: connection)
    row.bind(run, at: 1)
  }

  /// Writes the calls of a turn, or of a seat, in their order.
  func insert(_ calls: [ModelCall], episode: Int64, at place: Int) throws(SQLiteFailure) {
    for (attempt, call) in calls.enumerated() {
      row.bind(episode, at: 2)
      row.bind(place, at: 3)
      row.bind(attempt, at: 4)
      try insert(call)
    }
  }

  private func insert(_ call: ModelCall) throws(SQLiteFailure) {
    let reply = call.reply
    row.bind(try contents.prompt(call.messages), at: 5)
    row.bind(try contents.text(reply?.text), at: 6)
    row.bind(try contents.text(reply?.trace), at: 7)
    row.bind(try contents.text(reply?.logProbabilities.map(Self.json)), at: 8)
    row.bind(reply?.finish.rawValue, at: 9)
    row.bind(reply?.promptTokens.map(Int64.init), at: 10)
    row.bind(reply?.replyTokens.map(Int64.init), at: 11)
    row.bind(reply?.cachedTokens.map(Int64.init), at: 12)
    row.bind(call.failure?.rawValue, at: 13)
    row.bind(call.detail, at: 14)
    row.bind(call.latency, at: 15)
    row.bind(call.purpose.rawValue, at: 16)
    row.bind(reply?.attempts.map(Int64.init), at: 17)
    row.bind(reply?.firstTokenLatency?.microseconds, at: 18)
    row.bind(reply?.reasoningTokens.map(Int64.init), at: 19)
    row.bind(reply?.cost, at: 20)
    row.bind(reply?.isHeld.map { Int64($0 ? 1 : 0) }, at: 21)
    try row.run()
  }

  /// The tokens as a JSON array of pairs; an impossible token's minus infinity becomes null.
  private static func json(_ tokens: [ModelReply.TokenProbability]) -> String {
    JSON.array(tokens.map { [.string($0.token), .number($0.logProbability)] }).description
  }
}
