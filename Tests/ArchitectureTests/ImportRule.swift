// SPDX-License-Identifier: Apache-2.0

/// Imports against the floors table.
enum ImportRule {
  /// The imports of a Swift file that its floor does not allow, or that do not state their access.
  static func violations(in source: SourceText, of module: String) -> [Violation] {
    guard let floor = Floor.of(module) else {
      return [Violation(file: source.file, line: 1, detail: "\(module) is not in the floors table")]
    }
    var violations: [Violation] = []
    for (number, line) in source.codeLines.enumerated() {
      guard let found = imported(by: line) else { continue }
      func add(_ detail: String) {
        violations.append(Violation(file: source.file, line: number + 1, detail: detail))
      }
      if !floor.allows(found.module) { add("\(module) may not import \(found.module)") }
      if !found.statesAccess { add("the import of \(found.module) does not state its access") }
    }
    return violations
  }

  /// The module that a line of code imports.
  static func imported(by line: Substring) -> (module: String, statesAccess: Bool)? {
    var words = line.split { !$0.isWordPart && $0 != "@" && $0 != "(" && $0 != ")" }
    while let first = words.first, first.hasPrefix("@") { words.removeFirst() }
    let levels: Set<Substring> = ["public", "package", "internal", "private", "fileprivate"]
    let statesAccess = words.first.map(levels.contains) ?? false
    if statesAccess { words.removeFirst() }
    guard words.count > 1, words.removeFirst() == "import" else { return nil }
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor",
    ]
    if words.count > 1, kinds.contains(words[0]) { words.removeFirst() }
    return (String(words[0]), statesAccess)
  }

  /// The headers of the C library that plugins and the ABI may use.
  static let standardHeaders: Set<String> = [
    "assert.h", "ctype.h", "float.h", "inttypes.h", "limits.h", "math.h", "stdalign.h",
    "stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h",
  ]

  /// Folders of code that plugins share.
  static let sharedFolders = ["plugin_kit", "line_game", "card_game"]

  /// The includes of a plugin's C file that reach beyond the ABI, its own folder, the code that plugins
  /// share, the C library and Jansson.
  static func violations(inPlugin source: SourceText) -> [Violation] {
    includes(of: source).compactMap { line, header in
      let isFree =
        header.hasPrefix("agon/") || header == "jansson.h" || standardHeaders.contains(header)
        || sharedFolders.contains { header.hasPrefix("\($0)/") }
      if isFree { return nil }
      return Violation(
        file: source.file, line: line, detail: "a plugin may not include <\(header)>")
    }
  }

  /// The includes of a header of the ABI that need more than two headers of the C library.
  static func violations(inABI source: SourceText) -> [Violation] {
    includes(of: source).compactMap { line, header in
      if ["stddef.h", "stdint.h"].contains(header) { return nil }
      return Violation(file: source.file, line: line, detail: "the ABI may not include <\(header)>")
    }
  }

  /// The headers included in angle brackets, with their lines.
  private static func includes(of source: SourceText) -> [(line: Int, header: String)] {
    source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        guard let match = line.firstMatch(of: /^\s*#\s*include\s*<([^>]+)>/) else { return nil }
        return (number + 1, String(match.output.1))
      }
  }
}
