// SPDX-License-Identifier: Apache-2.0

/// Names, first lines and words of files.
enum WordingRule {
  /// Words of a file name that say nothing.
  static let emptyWords: Set<String> = [
    "util", "utils", "utility", "utilities", "helper", "helpers", "manager", "common", "base",
    "info", "data", "impl", "misc",
  ]

  /// A file name that says nothing.
  static func violations(inName file: String) -> [Violation] {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let words = name.matches(of: /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/).map { $0.output.lowercased() }
    return words.filter(emptyWords.contains).map {
      Violation(file: file, line: 1, detail: "the word \($0) in a file's name says nothing")
    }
  }

  /// A file without its licence in the first line, or in the second where the first is claimed.
  static func violations(inHead source: SourceText) -> [Violation] {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first ?? ""
    let isClaimed = first.hasPrefix("#!") || first.hasPrefix("// swift-tools-version")
    let line = isClaimed ? lines.dropFirst().first ?? "" : first
    let isThere = line.contains("SPDX-License-Identifier: Apache-2.0")
    return isThere ? [] : [Violation(file: source.file, line: 1, detail: "no SPDX line")]
  }

  /// Notes on work that was left undone.
  static func violations(inText source: SourceText) -> [Violation] {
    source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains(/\b(?:TODO|FIXME|XXX)\b/) }
      .map { Violation(file: source.file, line: $0.offset + 1, detail: "work left undone") }
  }
}
