// SPDX-License-Identifier: Apache-2.0

/// What the tags of a Mustache template ask for.
enum PromptTag {
  /// The names of the values that a template asks for, in the order of its tags, opening and closing ones of
  /// sections alike.
  ///
  /// Comments, pragmas and the current value (`{{.}}`) ask for none. A partial is told with its mark, such as
  /// `>x`, for there are none. What follows a change of the tags' marks is not looked at.
  static func names(in template: String) -> [String] {
    var names: [String] = []
    var rest = template[...]
    while let opening = rest.firstRange(of: "{{") {
      rest = rest[opening.upperBound...]
      guard let closing = rest.firstRange(of: "}}") else { break }
      let tag = rest[..<closing.lowerBound].trimmed
      rest = rest[closing.upperBound...]
      switch tag.first {
      case "=": return names
      case "!", "%", nil: continue
      case "{", "&", "#", "^", "/": names += name(tag.dropFirst())
      default: names += name(tag[...])
      }
    }
    return names
  }

  /// The value that a tag names, in brackets or not: `a` of `a`, `a.b` and `reversed(a)`.
  private static func name(_ content: Substring) -> [String] {
    var name = content
    if let start = name.lastIndex(of: "(") {
      name = name[name.index(after: start)...].prefix { $0 != ")" }
    }
    let head = name.prefix { $0 != "." }.filter { !$0.isWhitespace }
    return head.isEmpty ? [] : [head]
  }
}
