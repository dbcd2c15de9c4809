// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Yams

/// Reads YAML text into nodes with places, and tells syntax errors by place.
struct DocumentReader {
  /// The longest text that is read, in bytes.
  static let mostBytes = 1 << 20
  /// The most values that a document may hold once its aliases are followed.
  static let mostNodes = 50_000
  /// The deepest nesting.
  static let mostLevels = 64

  private var mistakes: MistakeCollector
  private var count = 0
  private var isRefused = false

  /// Reads one document; nil when a mistake was noted that leaves nothing to look at.
  static func read(_ text: String, mistakes: inout MistakeCollector) -> DocumentNode? {
    guard text.utf8.count <= mostBytes else {
      mistakes.add(at: .start, "the file is larger than 1 MiB; an arena file is a page of text")
      return nil
    }
    guard !hidesAliasesInKeys(text) else {
      mistakes.add(at: .start, "the file uses many aliases within keys; write the keys out")
      return nil
    }
    do {
      guard let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() else {
        mistakes.add(at: .start, "the file is empty; it begins with `arena: NAME`")
        return nil
      }
      var reader = DocumentReader(mistakes: mistakes)
      let node = reader.node(root, level: 0)
      mistakes = reader.mistakes
      return reader.isRefused ? nil : node
    } catch {
      let (place, detail) = DocumentSyntax.explain(error, in: text)
      mistakes.add(at: place, detail)
      return nil
    }
  }

  private init(mistakes: MistakeCollector) { self.mistakes = mistakes }

  /// Says whether the text could make the parser compare keys that are huge once aliases are followed.
  ///
  /// Up to 36 aliases expand to at most 3^12 values, which is harmless.
  private static func hidesAliasesInKeys(_ text: String) -> Bool {
    var aliases = 0
    for line in text.split(whereSeparator: \.isNewline) {
      aliases += line.utf8.count { $0 == UInt8(ascii: "*") }
    }
    guard aliases > 36 else { return false }
    return text.split(whereSeparator: \.isNewline).contains { line in
      let dense = line.filter { $0 != " " && $0 != "\t" }
      return dense.contains("]:") || dense.contains("}:") || dense.hasPrefix("?")
        || dense.hasPrefix("-?") || dense.contains("{?") || dense.contains(",?")
        || dense.contains("[?")
    }
  }

  private mutating func node(_ node: Node, level: Int) -> DocumentNode {
    let place = DocumentPlace(node.mark)
    count += 1
    guard count <= Self.mostNodes, level <= Self.mostLevels else {
      refuse(
        at: place,
        level > Self.mostLevels
          ? "the nesting is deeper than \(Self.mostLevels) levels"
          : "with its aliases followed, the file holds more than \(Self.mostNodes) values")
      return DocumentNode(place: place, content: .scalar(.null))
    }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, at: place)
    case .sequence(let sequence):
      var elements: [DocumentNode] = []
      for element in sequence where !isRefused {
        elements.append(self.node(element, level: level + 1))
      }
      return DocumentNode(place: place, content: .list(elements))
    case .mapping(let mapping):
      return DocumentNode(place: place, content: .mapping(members(mapping, level: level)))
    case .alias:
      refuse(at: place, "an alias stands where it cannot be followed")
      return DocumentNode(place: place, content: .scalar(.null))
    }
  }

  private mutating func scalar(_ scalar: Node.Scalar, at place: DocumentPlace) -> DocumentNode {
    let tag = scalar.tag.description
    let isText = tag == "tag:yaml.org,2002:str" || tag == "!"
    if !isText, !tag.isEmpty {
      mistakes.add(at: place, "the tag `\(tag)` has no meaning here; remove it")
    }
    let isPlain = scalar.style == .plain && !isText
    let value = isPlain ? DocumentScalar.value(ofPlain: scalar.string) : .string(scalar.string)
    return DocumentNode(place: place, content: .scalar(value))
  }

  /// The members of a mapping.
  ///
  /// A merge key (`<<`) gives the members that the mapping itself lacks.
  private mutating func members(_ mapping: Node.Mapping, level: Int) -> [DocumentNode.Member] {
    var members: [DocumentNode.Member] = []
    var merged: [DocumentNode.Member] = []
    for (key, value) in mapping where !isRefused {
      let place = DocumentPlace(key.mark)
      guard case .scalar(let scalar) = key else {
        mistakes.add(at: place, "a key is a word, not a list or a mapping")
        continue
      }
      let node = self.node(value, level: level + 1)
      if scalar.string == "<<", scalar.style == .plain {
        merged += sources(of: node)
      } else {
        members.append(.init(key: scalar.string, keyPlace: place, value: node))
      }
    }
    for member in merged where !members.contains(where: { $0.key == member.key }) {
      members.append(member)
    }
    return members
  }

  private mutating func sources(of node: DocumentNode) -> [DocumentNode.Member] {
    switch node.content {
    case .mapping(let members): return members
    case .list(let elements): return elements.flatMap { sources(of: $0) }
    case .scalar:
      mistakes.add(at: node.place, "`<<` takes the alias of a mapping, not \(node.words)")
      return []
    }
  }

  private mutating func refuse(at place: DocumentPlace, _ detail: String) {
    if !isRefused { mistakes.add(at: place, detail) }
    isRefused = true
  }
}

extension DocumentPlace {
  /// The place that the parser tells; the start of the file when it tells none.
  init(_ mark: Mark?) {
    self = mark.map { DocumentPlace(line: $0.line, column: $0.column) } ?? .start
  }
}
