// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Glibc

/// Writes texts, images and message lists, each once.
final class ContentWriter {
  private let known: Statement
  private let content: Statement
  private let knownPrompt: Statement
  private let prompt: Statement
  private let part: Statement
  /// Digests of the texts that came last, newest last: a prompt repeats much of the one before it.
  private var digests: [(text: String, digest: Digest)] = []

  private static let mostDigests = 16

  /// Prepares the statements.
  init(run: Int64, on connection: OpaquePointer) throws(SQLiteFailure) {
    known = try Statement(
      "SELECT content_id FROM content WHERE run_id = ?1 AND sha256 = ?2", on: connection)
    content = try Statement(
      """
      INSERT INTO content (run_id, sha256, text, bytes) VALUES (?1, ?2, ?3, ?4)
      RETURNING content_id
      """, on: connection)
    knownPrompt = try Statement(
      "SELECT prompt_id FROM prompt WHERE run_id = ?1 AND sha256 = ?2", on: connection)
    prompt = try Statement(
      "INSERT INTO prompt (run_id, sha256) VALUES (?1, ?2) RETURNING prompt_id", on: connection)
    part = try Statement(
      """
      INSERT INTO prompt_part (run_id, prompt_id, message, part, role, type, content_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, on: connection)
    for statement in [known, content, knownPrompt, prompt, part] { statement.bind(run, at: 1) }
  }

  /// The number of a text, which is written if it is new; nil for none.
  func text(_ text: String?) throws(SQLiteFailure) -> Int64? {
    guard let text else { return nil }
    return try number(of: digest(of: text)) {
      $0.bind(text, at: 3)
      $0.bindNull(at: 4)
    }
  }

  /// The number of a list of messages, which is written if it is new.
  func prompt(_ messages: [Message]) throws(SQLiteFailure) -> Int64 {
    let digest = digest(of: messages)
    if let number = try number(by: knownPrompt, digest) { return number }
    prompt.bind(digest, at: 2)
    guard try prompt.step() else { return 0 }
    let number = prompt.integer(0)
    prompt.reset()
    for (place, message) in messages.enumerated() {
      part.bind(number, at: 2)
      part.bind(place, at: 3)
      if message.content.isEmpty { try insert(nil, at: 0, of: message.role) }
      for (index, content) in message.content.enumerated() {
        try insert(content, at: index, of: message.role)
      }
    }
    return number
  }

  private func insert(
    _ content: ContentPart?, at index: Int, of role: Message.Role
  ) throws(SQLiteFailure) {
    part.bind(index, at: 4)
    part.bind(role.rawValue, at: 5)
    switch content {
    case nil:
      part.bindNull(at: 6)
      part.bindNull(at: 7)
    case .text(let text):
      part.bindNull(at: 6)
      part.bind(try self.text(text), at: 7)
    case .image(let bytes, let type):
      part.bind(type, at: 6)
      part.bind(try self.bytes(bytes), at: 7)
    }
    try part.run()
  }

  private func bytes(_ bytes: [UInt8]) throws(SQLiteFailure) -> Int64 {
    try number(of: SHA256.digest(of: bytes)) {
      $0.bindNull(at: 3)
      $0.bind(bytes, at: 4)
    }
  }

  private func number(
    of digest: Digest, bind: (Statement) -> Void
  ) throws(SQLiteFailure) -> Int64 {
    if let number = try number(by: known, digest) { return number }
    content.bind(digest, at: 2)
    bind(content)
    guard try content.step() else { return 0 }
    defer { content.reset() }
    return content.integer(0)
  }

  private func number(
    by query: Statement, _ digest: Digest
  ) throws(SQLiteFailure) -> Int64? {
    query.bind(digest, at: 2)
    defer { query.reset() }
    return try query.step() ? query.integer(0) : nil
  }

  /// The digest of a text, from memory where it came lately.
  private func digest(of text: String) -> Digest {
    if let index = digests.lastIndex(where: { Self.hasSameBytes($0.text, text) }) {
      let known = digests.remove(at: index)
      digests.append(known)
      return known.digest
    }
    let digest = SHA256.digest(of: text)
    if digests.count == Self.mostDigests { digests.removeFirst() }
    digests.append((text, digest))
    return digest
  }

  /// Whether two texts are the same bytes; texts that are equal may be written in different ones.
  private static func hasSameBytes(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    let isSame = one.utf8.withContiguousStorageIfAvailable { first in
      other.utf8.withContiguousStorageIfAvailable { second in
        first.count == 0 || memcmp(first.baseAddress!, second.baseAddress!, first.count) == 0
      }
    }
    return (isSame ?? nil) ?? one.utf8.elementsEqual(other.utf8)
  }

  /// The digest of a list: a line a message with its role, a line a part with its type and digest.
  private func digest(of messages: [Message]) -> Digest {
    var hash = SHA256()
    for message in messages {
      hash.update("\(message.role.rawValue)\n")
      for part in message.content {
        switch part {
        case .text(let text): hash.update("text \(digest(of: text))\n")
        case .image(let bytes, let type):
          hash.update("image \(type.utf8.count) \(type) \(SHA256.digest(of: bytes))\n")
        }
      }
    }
    return hash.digest()
  }
}
