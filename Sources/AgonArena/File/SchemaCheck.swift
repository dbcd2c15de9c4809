// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Holds a node against a JSON Schema and tells each departure by place.
///
/// The subset: `type` (one or several), `enum`, `minimum`, `exclusiveMinimum`, `maximum`, `minLength`,
/// `maxLength`, `properties`, `required`, `additionalProperties` (false or a schema), `items`,
/// `minItems`, `maxItems`, `default`. Other keywords are not looked at: what they would refuse, the
/// environment or the agent refuses when it is made.
struct SchemaCheck {
  private var mistakes: MistakeCollector

  /// The value of a node with the defaults of absent properties filled in.
  ///
  /// - Parameter name: what messages call the node, such as `pairs`.
  static func value(
    of node: DocumentNode, named name: String, schema: JSON, mistakes: inout MistakeCollector
  ) -> JSON {
    var check = SchemaCheck(mistakes: mistakes)
    let value = check.value(node, name, schema)
    mistakes = check.mistakes
    return value
  }

  /// The value that a schema gives to an object that is absent: its defaults.
  ///
  /// What it requires without a default is told at `place`.
  static func value(
    ofAbsentAt place: DocumentPlace, named name: String, schema: JSON,
    mistakes: inout MistakeCollector
  ) -> JSON {
    let empty = DocumentNode(place: place, content: .mapping([]))
    return value(of: empty, named: name, schema: schema, mistakes: &mistakes)
  }

  private init(mistakes: MistakeCollector) { self.mistakes = mistakes }

  private mutating func value(_ node: DocumentNode, _ name: String, _ schema: JSON) -> JSON {
    guard hasType(node, name, schema), isListed(node, name, schema) else { return node.json }
    switch node.content {
    case .scalar(let scalar):
      checkRange(scalar, name, schema, at: node.place)
      return normal(scalar, schema)
    case .list(let elements): return list(elements, node, name, schema)
    case .mapping(let members): return object(members, node, name, schema)
    }
  }

  private mutating func list(
    _ elements: [DocumentNode], _ node: DocumentNode, _ name: String, _ schema: JSON
  ) -> JSON {
    if let least = schema["minItems"]?.integer, elements.count < least {
      let noun = least == 1 ? "element" : "elements"
      mistakes.add(at: node.place, "`\(name)` needs at least \(least) \(noun)")
    }
    if let most = schema["maxItems"]?.integer, elements.count > most {
      mistakes.add(
        at: node.place, "`\(name)` has \(elements.count) elements, but may have \(most)")
    }
    guard let items = schema["items"] else { return node.json }
    return .array(elements.enumerated().map { value($1, "\(name)[\($0)]", items) })
  }

  private mutating func object(
    _ members: [DocumentNode.Member], _ node: DocumentNode, _ name: String, _ schema: JSON
  ) -> JSON {
    let properties = schema["properties"]?.members ?? [:]
    var result: [String: JSON] = [:]
    var meant: Set<String> = []
    for member in members {
      if let property = properties[member.key] {
        result[member.key] = value(member.value, member.key, property)
        continue
      }
      switch schema["additionalProperties"] {
      case .bool(false):
        let known = Array(properties.keys)
        if let word = NearestWord.to(member.key, among: known) { meant.insert(word) }
        mistakes.add(
          at: member.keyPlace,
          "unknown key `\(member.key)`"
            + NearestWord.hint(member.key, among: known, all: "valid keys"))
      case .some(let other) where other.members != nil:
        result[member.key] = value(member.value, member.key, other)
      default: result[member.key] = member.value.json
      }
    }
    for key in (schema["required"]?.elements ?? []).compactMap(\.text) where result[key] == nil {
      if properties[key]?["default"] != nil || meant.contains(key) { continue }
      mistakes.add(at: node.place, "the key `\(key)` is missing")
    }
    for (key, property) in properties where result[key] == nil {
      result[key] = property["default"]
    }
    return .object(result)
  }

  private mutating func hasType(_ node: DocumentNode, _ name: String, _ schema: JSON) -> Bool {
    let types: [String] =
      switch schema["type"] {
      case .string(let type): [type]
      case .array(let types): types.compactMap(\.text)
      default: []
      }
    guard !types.isEmpty, !types.contains(where: { node.content.is($0) }) else { return true }
    let wanted = types.map(Self.words).joined(separator: " or ")
    mistakes.add(
      at: node.place, "`\(name)` needs \(wanted), not \(node.words)\(advice(node, types))")
    return false
  }

  /// What helps with a value of another type.
  private func advice(_ node: DocumentNode, _ types: [String]) -> String {
    guard case .scalar(let value) = node.content else { return "" }
    if types == ["string"], value != .null { return "; put it in quotes" }
    if types == ["boolean"], let text = value.text {
      if ["yes", "on", "y"].contains(text.lowercased()) { return "; write `true`" }
      if ["no", "off", "n"].contains(text.lowercased()) { return "; write `false`" }
    }
    return ""
  }

  private mutating func isListed(_ node: DocumentNode, _ name: String, _ schema: JSON) -> Bool {
    guard let allowed = schema["enum"]?.elements, !allowed.contains(node.json) else { return true }
    let words = allowed.map { $0.text ?? $0.description }
    let hint =
      node.text.map { NearestWord.hint($0, among: words, all: "valid values") }
      ?? "; valid values: \(words.joined(separator: ", "))"
    mistakes.add(at: node.place, "`\(name)` cannot be \(node.words)\(hint)")
    return false
  }

  private mutating func checkRange(
    _ value: JSON, _ name: String, _ schema: JSON, at place: DocumentPlace
  ) {
    if let number = value.double {
      if let least = schema["minimum"], number < least.double ?? number {
        mistakes.add(at: place, "`\(name)` is \(value), but must be at least \(least)")
      }
      if let bound = schema["exclusiveMinimum"], number <= bound.double ?? -.infinity {
        mistakes.add(at: place, "`\(name)` is \(value), but must be greater than \(bound)")
      }
      if let most = schema["maximum"], number > most.double ?? number {
        mistakes.add(at: place, "`\(name)` is \(value), but may be at most \(most)")
      }
    }
    if let text = value.text {
      let length = text.unicodeScalars.count
      if let least = schema["minLength"]?.integer, length < least {
        mistakes.add(
          at: place, least == 1 ? "`\(name)` is empty" : "`\(name)` needs \(least) characters")
      }
      if let most = schema["maxLength"]?.integer, length > most {
        mistakes.add(at: place, "`\(name)` is longer than \(most) characters")
      }
    }
  }

  /// The one form of a number that the schema asks for, so that `2` and `2.0` give one digest.
  private func normal(_ value: JSON, _ schema: JSON) -> JSON {
    switch schema["type"]?.text {
    case "integer": value.integer.map { .integer($0) } ?? value
    case "number": value.double.map { .number($0) } ?? value
    default: value
    }
  }

  private static func words(_ type: String) -> String {
    switch type {
    case "integer": "an integer"
    case "number": "a number"
    case "string": "a text"
    case "boolean": "true or false"
    case "array": "a list"
    case "object": "a mapping"
    default: type
    }
  }
}

extension DocumentNode.Content {
  /// Says whether this is of a JSON Schema type.
  fileprivate func `is`(_ type: String) -> Bool {
    switch (type, self) {
    case ("object", .mapping), ("array", .list), ("string", .scalar(.string)),
      ("boolean", .scalar(.bool)), ("null", .scalar(.null)):
      true
    case ("integer", .scalar(let value)): value.integer != nil
    case ("number", .scalar(let value)): value.double != nil
    default: false
    }
  }
}
