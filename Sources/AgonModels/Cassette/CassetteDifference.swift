// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What tells a question from one that is kept, in words.
struct CassetteDifference: Comparable {
  /// Messages that both begin with.
  let sharedMessages: Int
  /// Characters that the first messages that differ begin with, alike.
  private let sharedCharacters: Int
  /// A clause for each difference: messages first, then the model and the parameters.
  let clauses: [String]

  /// Compares the question that is asked with one that is kept.
  init(asked: JSON, kept: JSON) {
    var clauses: [String] = []
    let messages = (asked["messages"]?.elements ?? [], kept["messages"]?.elements ?? [])
    let shared = zip(messages.0, messages.1).prefix { $0 == $1 }.count
    sharedMessages = shared
    sharedCharacters = Self.compare(messages.0, messages.1, after: shared, &clauses)
    Self.compare(asked["model"], kept["model"], "the model's ", &clauses)
    Self.compare(asked, kept, "", leavingOut: ["model", "messages"], &clauses)
    self.clauses = clauses
  }

  /// True for the less alike.
  static func < (a: Self, b: Self) -> Bool {
    (a.sharedMessages, -a.clauses.count, a.sharedCharacters)
      < (b.sharedMessages, -b.clauses.count, b.sharedCharacters)
  }

  /// Compares the messages after those that are alike; returns the characters that the first one shares.
  private static func compare(
    _ asked: [JSON], _ kept: [JSON], after shared: Int, _ clauses: inout [String]
  ) -> Int {
    guard shared < asked.count, shared < kept.count else {
      if asked.count != kept.count {
        clauses.append(
          "there are \(asked.count) messages, not \(kept.count) (the first \(shared) are alike)")
      }
      return 0
    }
    let (role, keptRole) = (asked[shared]["role"]?.text ?? "?", kept[shared]["role"]?.text ?? "?")
    let place = "message \(shared + 1) of \(asked.count)"
    if role != keptRole {
      clauses.append("\(place) is by the \(role), not by the \(keptRole)")
      return 0
    }
    let parts = (asked[shared]["content"]?.elements ?? [], kept[shared]["content"]?.elements ?? [])
    let part = zip(parts.0, parts.1).prefix { $0 == $1 }.count
    guard part < parts.0.count, part < parts.1.count,
      let text = parts.0[part]["text"]?.text, let keptText = parts.1[part]["text"]?.text
    else {
      clauses.append("\(place) (\(role)) differs in its images or in the number of its parts")
      return 0
    }
    return compare(text, keptText, place: "\(place) (\(role))", &clauses)
  }

  /// Compares two texts; returns the characters that they begin with, alike.
  private static func compare(
    _ asked: String, _ kept: String, place: String, _ clauses: inout [String]
  ) -> Int {
    let shared = zip(asked, kept).prefix { $0 == $1 }.count
    clauses.append(
      "\(place) differs at character \(shared + 1): \(excerpt(asked, at: shared)), not "
        + excerpt(kept, at: shared))
    return shared
  }

  /// Compares the members of two objects.
  private static func compare(
    _ asked: JSON?, _ kept: JSON?, _ whose: String, leavingOut left: Set<String> = [],
    _ clauses: inout [String]
  ) {
    let (asked, kept) = (asked?.members ?? [:], kept?.members ?? [:])
    for name in Set(asked.keys).union(kept.keys).subtracting(left).sorted()
    where asked[name] != kept[name] {
      if let text = asked[name]?.text, let keptText = kept[name]?.text {
        _ = compare(text, keptText, place: whose + name, &clauses)
      } else {
        clauses.append("\(whose)\(name) is \(word(asked[name])), not \(word(kept[name]))")
      }
    }
  }

  private static func word(_ value: JSON?) -> String {
    guard let value else { return "absent" }
    let text = value.description
    return text.count <= 60 ? text : "\(text.prefix(57))..."
  }

  /// A few characters of a text around a place, quoted.
  private static func excerpt(_ text: String, at place: Int) -> String {
    let from = max(0, place - 12)
    let piece = text.dropFirst(from).prefix(36)
    if piece.isEmpty { return "its end" }
    let isWhole = from + piece.count == text.count
    let quoted = JSON.string(String(piece)).description.dropFirst().dropLast()
    return "\"\(from > 0 ? "..." : "")\(quoted)\(isWhole ? "" : "...")\""
  }
}
