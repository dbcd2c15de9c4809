// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads model calls with their prompts and replies.
///
/// Used on the connection's queue only.
final class CallQueries {
  private let calls: Statement
  private let parts: Statement

  /// Prepares the statements.
  ///
  /// - Parameters:
  ///   - table: whose calls are read.
  ///   - version: that of the file's tables.
  init(
    _ table: CallWriter.Table = .turn, on connection: OpaquePointer, version: Int
  ) throws(SQLiteFailure) {
    let added =
      version < 3
      ? "'answer', NULL, NULL, NULL, NULL, NULL"
      : "c.purpose, c.attempts, c.first_token_us, c.reasoning_tokens, c.cost, c.held"
    calls = try Statement(
      """
      SELECT c.\(table.place), c.prompt_id, c.finish, r.text, t.text, p.text, c.prompt_tokens,
        c.reply_tokens, c.cached_tokens, c.failure, c.detail, c.latency_us, \(added)
      FROM \(table.rawValue) c
      LEFT JOIN content r ON r.content_id = c.reply_id
      LEFT JOIN content t ON t.content_id = c.trace_id
      LEFT JOIN content p ON p.content_id = c.log_probabilities_id
      WHERE c.episode_id = ?1 ORDER BY c.\(table.place), c.attempt
      """, on: connection)
    parts = try Statement(
      """
      SELECT p.message, p.role, p.type, p.content_id, coalesce(c.bytes, c.text)
      FROM prompt_part p LEFT JOIN content c USING (content_id)
      WHERE p.prompt_id = ?1 ORDER BY p.message, p.part
      """, on: connection)
  }

  /// The calls of an episode by turn or seat, in the order of their attempts.
  func calls(of episode: Int64) throws -> [Int: [ModelCall]] {
    var byPlace: [Int: [ModelCall]] = [:]
    calls.bind(episode, at: 1)
    defer { calls.reset() }
    while try calls.step() {
      let word = calls.textIfAny(9)
      let failure = word.flatMap(FailureClass.init(rawValue:))
      guard word == nil || failure != nil else {
        throw RecordFault("a failure class of a call in episode \(episode)")
      }
      guard let purpose = ModelCall.Purpose(rawValue: calls.text(12)) else {
        throw RecordFault("the purpose of a call in episode \(episode)")
      }
      byPlace[calls.count(0), default: []].append(
        ModelCall(
          messages: try messages(of: calls.integer(1)), reply: try reply(), failure: failure,
          detail: calls.textIfAny(10), latency: calls.duration(11), purpose: purpose))
    }
    return byPlace
  }

  private func reply() throws -> ModelReply? {
    guard let word = calls.textIfAny(2) else { return nil }
    guard let finish = ModelReply.Finish(rawValue: word) else {
      throw RecordFault("how a reply finished")
    }
    var reply = ModelReply(
      text: calls.text(3), trace: calls.textIfAny(4), finish: finish,
      promptTokens: calls.integerIfAny(6).map { Int($0) },
      replyTokens: calls.integerIfAny(7).map { Int($0) },
      cachedTokens: calls.integerIfAny(8).map { Int($0) },
      reasoningTokens: calls.integerIfAny(15).map { Int($0) },
      logProbabilities: try calls.textIfAny(5).map(tokens))
    reply.attempts = calls.integerIfAny(13).map { Int($0) }
    reply.firstTokenLatency = calls.integerIfAny(14).map { .microseconds($0) }
    reply.cost = calls.doubleIfAny(16)
    reply.isHeld = calls.integerIfAny(17).map { $0 != 0 }
    return reply
  }

  private func tokens(_ text: String) throws -> [ModelReply.TokenProbability] {
    try (JSON(parsing: text).elements ?? []).map { pair in
      guard let pair = pair.elements, pair.count == 2, let token = pair[0].text else {
        throw RecordFault("the tokens of a reply")
      }
      return .init(token: token, logProbability: pair[1].double ?? -.infinity)
    }
  }

  private func messages(of prompt: Int64) throws -> [Message] {
    var messages: [Message] = []
    parts.bind(prompt, at: 1)
    defer { parts.reset() }
    while try parts.step() {
      if parts.count(0) == messages.count {
        guard let role = Message.Role(rawValue: parts.text(1)) else {
          throw RecordFault("the role of a message")
        }
        messages.append(Message(role, []))
      }
      guard !messages.isEmpty else { throw RecordFault("the parts of a prompt") }
      guard !parts.isNull(3) else { continue }
      if let type = parts.textIfAny(2) {
        messages[messages.count - 1].content.append(.image(bytes: parts.bytes(4), type: type))
      } else {
        messages[messages.count - 1].content.append(.text(parts.text(4)))
      }
    }
    return messages
  }
}
