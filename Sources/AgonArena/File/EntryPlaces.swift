// SPDX-License-Identifier: Apache-2.0

/// Where an entry of an arena file stands, and everything that is written in it.
///
/// The value of a key is told by the place of its key, an element of a list by its own place.
package struct EntryPlaces: Hashable, Sendable {
  /// A step from a value into it.
  package enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// To the value of a key.
    case key(String)
    /// To an element of a list, from 0.
    case element(Int)

    /// Takes a literal text for a key.
    package init(stringLiteral key: String) { self = .key(key) }

    /// Takes a literal number for an element.
    package init(integerLiteral number: Int) { self = .element(number) }
  }

  /// Where the entry begins.
  package let entry: DocumentPlace
  private let inner: [[Step]: DocumentPlace]

  /// The places of an entry that no file holds: all are the start of the file.
  package static let unwritten = EntryPlaces(entry: .start, inner: [:])

  /// Notes the places of an entry.
  init(of node: DocumentNode) {
    var inner: [[Step]: DocumentPlace] = [:]
    Self.note(node, below: [], in: &inner)
    self.init(entry: node.place, inner: inner)
  }

  private init(entry: DocumentPlace, inner: [[Step]: DocumentPlace]) {
    self.entry = entry
    self.inner = inner
  }

  /// The place of what a path leads to; of what encloses it where the file does not write it.
  package func place(of path: [Step]) -> DocumentPlace {
    var path = path[...]
    while !path.isEmpty {
      if let place = inner[Array(path)] { return place }
      path.removeLast()
    }
    return entry
  }

  /// The place of the key below a path that a sentence names as a word, the first one that it names; the
  /// path's own place when it names none.
  package func place(below path: [Step], namedIn sentence: String) -> DocumentPlace {
    let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }
    let named = inner.filter { $0.key.count > path.count && $0.key.starts(with: path) }
      .compactMap { path, place -> (word: Int, place: DocumentPlace)? in
        guard case .key(let key)? = path.last else { return nil }
        return words.firstIndex { $0 == key }.map { ($0, place) }
      }
    return named.min { ($0.word, $0.place) < ($1.word, $1.place) }?.place ?? place(of: path)
  }

  private static func note(
    _ node: DocumentNode, below path: [Step], in places: inout [[Step]: DocumentPlace]
  ) {
    switch node.content {
    case .scalar: return
    case .list(let elements):
      for (number, element) in elements.enumerated() {
        places[path + [.element(number)]] = element.place
        note(element, below: path + [.element(number)], in: &places)
      }
    case .mapping(let members):
      for member in members {
        places[path + [.key(member.key)]] = member.keyPlace
        note(member.value, below: path + [.key(member.key)], in: &places)
      }
    }
  }
}
