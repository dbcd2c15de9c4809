// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The prepared statements of a cassette's file.
///
/// Used on the connection's queue only.
final class CassetteStatements {
  /// The transaction to write in; refused by SQLite where the file may only be read.
  let transaction: Transaction
  private let connection: OpaquePointer
  private let known: Statement
  private let knownMessage: Statement
  private let writer: Writer?

  /// What is needed to write.
  private struct Writer {
    let knownModel: Statement
    let model: Statement
    let message: Statement
    let call: Statement
    let part: Statement
  }

  /// Prepares the statements.
  init(on connection: OpaquePointer, canWrite: Bool) throws(SQLiteFailure) {
    self.connection = connection
    transaction = try Transaction(on: connection)
    known = try Statement("SELECT answer FROM call WHERE key = ?1", on: connection)
    knownMessage = try Statement(
      "SELECT message_id FROM message WHERE sha256 = ?1", on: connection)
    writer =
      canWrite
      ? Writer(
        knownModel: try Statement(
          "SELECT model_id FROM model WHERE identity = ?1", on: connection),
        model: try Statement(
          "INSERT INTO model (name, identity) VALUES (?1, ?2) RETURNING model_id", on: connection),
        message: try Statement(
          "INSERT INTO message (sha256, content) VALUES (?1, ?2) RETURNING message_id",
          on: connection),
        call: try Statement(
          """
          INSERT INTO call (key, model_id, parameters, answer, prompt_tokens, cached_tokens,
            reply_tokens)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING call_id
          """, on: connection),
        part: try Statement(
          "INSERT INTO call_message (call_id, place, message_id) VALUES (?1, ?2, ?3)",
          on: connection))
      : nil
  }

  /// The answer that is kept for a question; nil when there is none.
  func answer(to key: Digest) throws -> JSON? {
    known.bind(key, at: 1)
    defer { known.reset() }
    guard try known.step() else { return nil }
    return try JSON(parsing: known.text(0))
  }

  /// Keeps a call in a transaction of its own, unless its key is there.
  func keep(_ call: RecordedCall) throws -> (kept: JSON, isNew: Bool) {
    try transaction.run { try insert(call) }
  }

  /// Keeps a call, unless its key is there.
  func insert(_ call: RecordedCall) throws -> (kept: JSON, isNew: Bool) {
    let key = call.key
    if let kept = try answer(to: key) { return (kept, false) }
    guard let writer else { throw RecordFault("the right to write") }
    let (identity, messages, parameters) = Self.parts(of: call.question)
    let model = try model(identity, writer)
    let row = writer.call
    row.bind(key, at: 1)
    row.bind(model, at: 2)
    row.bind(parameters.description, at: 3)
    row.bind(call.answer.description, at: 4)
    row.bind(call.answer["prompt_tokens"]?.integer, at: 5)
    row.bind(call.answer["cached_tokens"]?.integer, at: 6)
    row.bind(call.answer["reply_tokens"]?.integer, at: 7)
    let number = try Self.inserted(row)
    for (place, message) in messages.enumerated() {
      writer.part.bind(number, at: 1)
      writer.part.bind(place, at: 2)
      writer.part.bind(try self.message(message, writer), at: 3)
      try writer.part.run()
    }
    return (call.answer, true)
  }

  /// The number of a message; nil when it is in no call.
  private func message(_ digest: Digest) throws(SQLiteFailure) -> Int64? {
    knownMessage.bind(digest, at: 1)
    defer { knownMessage.reset() }
    return try knownMessage.step() ? knownMessage.integer(0) : nil
  }

  private func message(_ message: JSON, _ writer: Writer) throws -> Int64 {
    let text = message.description
    let digest = SHA256.digest(of: text)
    if let number = try self.message(digest) { return number }
    writer.message.bind(digest, at: 1)
    writer.message.bind(text, at: 2)
    return try Self.inserted(writer.message)
  }

  private func model(_ identity: JSON, _ writer: Writer) throws -> Int64 {
    let text = identity.description
    writer.knownModel.bind(text, at: 1)
    let number = try writer.knownModel.step() ? writer.knownModel.integer(0) : nil
    writer.knownModel.reset()
    if let number { return number }
    writer.model.bind(Self.name(of: identity), at: 1)
    writer.model.bind(text, at: 2)
    return try Self.inserted(writer.model)
  }

  /// Runs an insertion that returns a number.
  private static func inserted(_ row: Statement) throws -> Int64 {
    defer { row.reset() }
    guard try row.step() else { throw RecordFault("the number of a new row") }
    let number = row.integer(0)
    // To the end: only then the insertion is done.
    while try row.step() {}
    return number
  }

  /// Model, messages and the rest of a question.
  private static func parts(of question: JSON) -> (model: JSON, messages: [JSON], rest: JSON) {
    var members = question.members ?? [:]
    let model = members.removeValue(forKey: "model") ?? .null
    let messages = members.removeValue(forKey: "messages")?.elements ?? []
    return (model, messages, .object(members))
  }

  private static func name(of identity: JSON) -> String {
    identity["model"]?.text ?? identity.description
  }
}

extension CassetteStatements {
  /// The kept questions to a model of the same name that share the most messages with this one.
  func questions(like question: JSON, atMost most: Int) throws -> [JSON] {
    let (identity, messages, _) = Self.parts(of: question)
    // What no call has sent has no number, and is unlike all that has.
    let wanted = try messages.map { try message(SHA256.digest(of: $0.description)) ?? -1 }
    let rows = try Statement(
      """
      SELECT call.call_id, call_message.place, call_message.message_id
      FROM model JOIN call USING (model_id) LEFT JOIN call_message USING (call_id)
      WHERE model.name = ?1 ORDER BY call.call_id, call_message.place
      """, on: connection)
    rows.bind(Self.name(of: identity), at: 1)
    var best: [Int64] = []
    var longest = 0
    var (current, shared) = (Int64(-1), 0)
    func close() {
      guard current >= 0 else { return }
      if shared > longest { (best, longest) = ([], shared) }
      if shared == longest, best.count < most { best.append(current) }
    }
    while try rows.step() {
      if rows.integer(0) != current {
        close()
        (current, shared) = (rows.integer(0), 0)
      }
      let place = rows.count(1)
      if !rows.isNull(1), place == shared, place < wanted.count, wanted[place] == rows.integer(2) {
        shared += 1
      }
    }
    close()
    return try best.map { try call($0).question }
  }

  /// The names of the models whose calls are kept, in order.
  func models() throws -> [String] {
    let rows = try Statement("SELECT DISTINCT name FROM model ORDER BY name", on: connection)
    var names: [String] = []
    while try rows.step() { names.append(rows.text(0)) }
    return names
  }

  /// True when no call is kept.
  func isEmpty() throws -> Bool {
    let rows = try Statement("SELECT EXISTS (SELECT 1 FROM call)", on: connection)
    return try rows.step() && rows.integer(0) == 0
  }

  /// What is kept of each model, in the order of names.
  func summary() throws -> [CassetteSummary] {
    let rows = try Statement(
      """
      SELECT model.identity, count(*), sum(prompt_tokens), sum(cached_tokens), sum(reply_tokens),
        sum(answer ->> '$.failure' IS NOT NULL)
      FROM model JOIN call USING (model_id) GROUP BY model_id ORDER BY model.name, model.identity
      """, on: connection)
    var summaries: [CassetteSummary] = []
    while try rows.step() {
      summaries.append(
        CassetteSummary(
          identity: try JSON(parsing: rows.text(0)), calls: rows.count(1),
          promptTokens: rows.count(2), cachedTokens: rows.count(3), replyTokens: rows.count(4),
          late: rows.count(5)))
    }
    return summaries
  }

  /// Gives each call to a body, in the order of keys.
  func forEachCall(_ body: (RecordedCall) throws -> Void) throws {
    let rows = try Statement("SELECT call_id FROM call ORDER BY key", on: connection)
    while try rows.step() { try body(try call(rows.integer(0))) }
  }

  /// A call by its number.
  private func call(_ number: Int64) throws -> RecordedCall {
    let row = try Statement(
      """
      SELECT model.identity, call.parameters, call.answer
      FROM call JOIN model USING (model_id) WHERE call_id = ?1
      """, on: connection)
    row.bind(number, at: 1)
    guard try row.step(), var members = try JSON(parsing: row.text(1)).members else {
      throw RecordFault("a call")
    }
    members["model"] = try JSON(parsing: row.text(0))
    members["messages"] = .array(try messages(of: number))
    return RecordedCall(question: .object(members), answer: try JSON(parsing: row.text(2)))
  }

  private func messages(of call: Int64) throws -> [JSON] {
    let rows = try Statement(
      """
      SELECT content FROM call_message JOIN message USING (message_id)
      WHERE call_id = ?1 ORDER BY place
      """, on: connection)
    rows.bind(call, at: 1)
    var messages: [JSON] = []
    while try rows.step() { messages.append(try JSON(parsing: rows.text(0))) }
    return messages
  }
}
