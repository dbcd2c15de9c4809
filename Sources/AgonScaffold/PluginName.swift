// SPDX-License-Identifier: Apache-2.0

/// The name of a plugin and of its environment: small ASCII letters, digits and underscores.
package struct PluginName: Hashable, Sendable {
  /// The name, such as `last_stone`.
  package let text: String

  /// The most characters of a name.
  package static let longest = 40

  /// Checks a name.
  ///
  /// - Throws: `invalidName`, with the rule that it breaks.
  package init(_ text: String) throws(ScaffoldError) {
    let small = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let first = text.utf8.first, small.contains(first),
      text.utf8.allSatisfy({
        small.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_")
      })
    else {
      throw ScaffoldError(
        code: .invalidName,
        description: "\"\(text)\" cannot name a plugin: a name begins with a small letter and goes "
          + "on with small letters, digits and underscores, such as last_stone.")
    }
    guard text.utf8.count <= PluginName.longest else {
      throw ScaffoldError(
        code: .invalidName,
        description: "\"\(text)\" cannot name a plugin: it has \(text.utf8.count) characters, "
          + "at most \(PluginName.longest) are possible.")
    }
    guard text != "agon" else {
      throw ScaffoldError(
        code: .invalidName,
        description: "\"agon\" cannot name a plugin: it is the host's own name; take another.")
    }
    self.text = text
  }

  /// The name as that of a type: `LastStone`.
  var capitalised: String {
    text.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The name for people: `Last stone`.
  var title: String {
    let words = text.split(separator: "_").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
