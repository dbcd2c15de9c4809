// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Reads variants from a YAML file or from words of a command line.
///
/// The file maps names of variants to settings, such as `hot: {temperature: 1}`; a word is `KEY=VALUE`, whose
/// value is YAML or else a text. Both are held against the schema of the agent's kind.
package enum AblationVariants {
  /// The variants of a file.
  ///
  /// - Parameters:
  ///   - path: the file's name for messages.
  ///   - schema: of the settings of the agent's kind.
  /// - Throws: all mistakes of the file, each with its place.
  package static func read(_ text: String, path: String, schema: JSON) throws(ArenaFileError)
    -> [AblationVariant]
  {
    var mistakes = MistakeCollector(file: path)
    guard let root = DocumentReader.read(text, mistakes: &mistakes) else {
      throw ArenaFileError(mistakes: mistakes.mistakes)
    }
    guard case .mapping(let members) = root.content, !members.isEmpty else {
      mistakes.add(
        at: root.place,
        "a file of variants maps names to settings, such as `hot: {temperature: 1}`, and is not "
          + (root.content.isMapping ? "empty" : root.words))
      throw ArenaFileError(mistakes: mistakes.mistakes)
    }
    var variants: [AblationVariant] = []
    for member in members {
      note(member.key, at: member.keyPlace, &mistakes)
      guard case .mapping = member.value.content else {
        mistakes.add(
          at: member.value.place,
          "`\(member.key)` needs a mapping of settings, not \(member.value.words)")
        continue
      }
      let settings = SchemaCheck.value(
        of: member.value, named: member.key, schema: partial(schema), mistakes: &mistakes)
      variants.append(AblationVariant(name: member.key, settings: settings))
    }
    try mistakes.finish()
    return variants
  }

  /// The variant that a word such as `temperature=0.8` describes, named after it.
  ///
  /// - Throws: what is wrong with key or value; the place is that in the value.
  package static func variant(assigning word: String, schema: JSON) throws(ArenaFileError)
    -> AblationVariant
  {
    var mistakes = MistakeCollector(file: "--variants \(short(word, to: 60))")
    guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
      mistakes.add(at: .start, "a variant is the name of a file or KEY=VALUE")
      throw ArenaFileError(mistakes: mistakes.mistakes)
    }
    let key = String(word[..<sign])
    let text = String(word[word.index(after: sign)...])
    let value = node(of: text, as: schema["properties"]?[key])
    let node = DocumentNode(
      place: .start,
      content: .mapping([.init(key: key, keyPlace: .start, value: value)]))
    let settings = SchemaCheck.value(
      of: node, named: key, schema: partial(schema), mistakes: &mistakes)
    try mistakes.finish()
    let line = word.split(whereSeparator: \.isNewline).joined(separator: " ")
    return AblationVariant(
      name: short(line, to: AblationVariant.longestName), settings: settings)
  }

  /// The value of a word: a text where the key takes no other, else YAML.
  private static func node(of text: String, as schema: JSON?) -> DocumentNode {
    let plain = DocumentNode(place: .start, content: .scalar(.string(text)))
    if schema?["type"] == "string" { return plain }
    var ignored = MistakeCollector(file: "")
    guard let node = DocumentReader.read(text, mistakes: &ignored), ignored.mistakes.isEmpty else {
      return plain
    }
    return node
  }

  /// The schema without what it requires and without defaults: a variant says only what differs.
  private static func partial(_ schema: JSON) -> JSON {
    guard case .object(var members) = schema else { return schema }
    members["required"] = nil
    if let properties = members["properties"]?.members {
      members["properties"] = .object(
        properties.mapValues { property in
          guard case .object(var rest) = property else { return property }
          rest["default"] = nil
          return .object(rest)
        })
    }
    return .object(members)
  }

  private static func note(
    _ name: String, at place: DocumentPlace, _ mistakes: inout MistakeCollector
  ) {
    let isPrintable = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    if name.isEmpty || name.count > AblationVariant.longestName || !isPrintable {
      mistakes.add(
        at: place,
        "the name of a variant has 1 to \(AblationVariant.longestName) printable characters")
    }
  }

  private static func short(_ text: String, to length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}

extension DocumentNode.Content {
  fileprivate var isMapping: Bool { if case .mapping = self { true } else { false } }
}
