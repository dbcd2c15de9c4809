// SPDX-License-Identifier: Apache-2.0

/// How long files and functions may be.
enum SizeBudget {
  static let file = 600
  static let function = 60

  /// What is too long in a file.
  static func violations(in source: SourceText) -> [Violation] {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    var violations: [Violation] = []
    if lines > file {
      violations.append(
        Violation(file: source.file, line: file, detail: "\(lines) lines, at most \(file)"))
    }
    let functions = source.file.hasSuffix(".swift") ? swift(source) : c(source)
    for (first, last) in functions where last - first + 1 > function {
      violations.append(
        Violation(
          file: source.file, line: first,
          detail: "a function of \(last - first + 1) lines, at most \(function)"))
    }
    return violations
  }

  /// First and last lines of the functions and initialisers in Swift code.
  static func swift(_ source: SourceText) -> [(first: Int, last: Int)] {
    source.words.compactMap { word in
      guard ["func", "init", "deinit", "subscript"].contains(word.text),
        word.start == 0 || source.code[word.start - 1] != ".",
        let body = body(after: word.end, in: source),
        let end = source.closing(of: body, "{", "}")
      else { return nil }
      return (source.line(at: word.start), source.line(at: end))
    }
  }

  /// The opening brace of a declaration that begins at a place; nil for a requirement of a protocol.
  private static func body(after start: Int, in source: SourceText) -> Int? {
    var depth = 0
    for index in start..<source.code.count {
      switch source.code[index] {
      case "(", "[": depth += 1
      case ")", "]":
        depth -= 1
        if depth < 0 { return nil }
      case "{" where depth == 0: return index
      case "}" where depth == 0: return nil
      case "\n" where depth == 0:
        if !goesOn(at: index, in: source) { return nil }
      default: break
      }
    }
    return nil
  }

  /// Whether a declaration goes on after a line break.
  private static func goesOn(at index: Int, in source: SourceText) -> Bool {
    if let last = source.before(index), ">,(:&".contains(last) { return true }
    let rest = source.code[index...].drop { $0.isWhitespace }
    return ["{", "->", "throws", "async", "where", "rethrows", "("].contains {
      rest.starts(with: $0)
    }
  }

  /// First and last lines of the functions in C code.
  static func c(_ source: SourceText) -> [(first: Int, last: Int)] {
    var functions: [(Int, Int)] = []
    var index = 0
    while index < source.code.count {
      guard source.code[index] == "{", let end = source.closing(of: index, "{", "}") else {
        index += 1
        continue
      }
      if source.before(index) == ")" {
        let head = source.code[..<index].lastIndex { $0 == ";" || $0 == "}" || $0 == "#" } ?? 0
        let start = source.code[head...].dropFirst().firstIndex { $0.isWordPart } ?? head
        functions.append((source.line(at: start), source.line(at: end)))
      }
      index = end + 1
    }
    return functions
  }
}
