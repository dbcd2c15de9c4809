// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A value of a YAML document with its place.
///
/// Aliases and merge keys are already followed.
struct DocumentNode {
  /// What a node holds.
  indirect enum Content {
    /// A scalar: null, Boolean, integer, decimal or text, by the core schema of YAML 1.2.
    case scalar(JSON)
    case list([DocumentNode])
    /// The members in the order of the file; keys are unique.
    case mapping([Member])
  }

  /// A key with its value.
  struct Member {
    let key: String
    let keyPlace: DocumentPlace
    let value: DocumentNode
  }

  let place: DocumentPlace
  let content: Content

  /// The member of a key; nil when this is no mapping or lacks the key.
  func member(_ key: String) -> Member? {
    guard case .mapping(let members) = content else { return nil }
    return members.first { $0.key == key }
  }

  /// The value of a key; nil when this is no mapping or lacks the key.
  subscript(key: String) -> DocumentNode? { member(key)?.value }

  /// The elements of a list; empty for any other node.
  var elements: [DocumentNode] {
    if case .list(let elements) = content { elements } else { [] }
  }

  /// The text of a text scalar.
  var text: String? {
    if case .scalar(.string(let text)) = content { text } else { nil }
  }

  /// The number of an integer scalar.
  var integer: Int? {
    if case .scalar(let value) = content { value.integer.flatMap { Int(exactly: $0) } } else { nil }
  }

  /// The number of an integer or decimal scalar.
  var double: Double? {
    if case .scalar(let value) = content { value.double } else { nil }
  }

  /// The same value without places.
  var json: JSON {
    switch content {
    case .scalar(let value): value
    case .list(let elements): .array(elements.map(\.json))
    case .mapping(let members):
      .object(Dictionary(members.map { ($0.key, $0.value.json) }) { first, _ in first })
    }
  }

  /// What this is, as messages say it: `the text "many"`, `a list`, `nothing`.
  var words: String {
    switch content {
    case .list: "a list"
    case .mapping: "a mapping"
    case .scalar(.null): "nothing"
    case .scalar(.string(let text)): "the text \"\(DocumentNode.shortened(text))\""
    case .scalar(.bool(let truth)): truth ? "true" : "false"
    case .scalar(let value): "the number \(value)"
    }
  }

  private static func shortened(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count == text.count && line.count <= 40 ? text : line.prefix(40) + "…"
  }
}
