// SPDX-License-Identifier: Apache-2.0

/// Files of one module that need each other.
///
/// A file needs another when its code mentions a type, or calls a function, that the other declares at the
/// top level and no third file does. Members that an extension adds are not seen.
struct FileKnots {
  private var needs: [[Int]]
  private let files: [String]

  init(of sources: [SourceText]) {
    files = sources.map(\.file)
    var owners: [String: Set<Int>] = [:]
    for (index, source) in sources.enumerated() {
      for name in Self.declarations(of: source) { owners[name, default: []].insert(index) }
    }
    let home = owners.compactMapValues { $0.count == 1 ? $0.first : nil }
    needs = sources.enumerated().map { index, source in
      let mentioned = Set(Self.mentions(in: source).compactMap { home[$0] })
      return mentioned.subtracting([index]).sorted()
    }
  }

  /// The knots of more than so many files.
  func knots(beyond most: Int) -> [[String]] {
    components().filter { $0.count > most }.map { $0.map { files[$0] }.sorted() }
  }

  /// The files that a file needs.
  func needs(of file: String) -> [String] {
    files.firstIndex(of: file).map { needs[$0].map { files[$0] } } ?? []
  }

  /// Names declared at the top level that other files can use; functions end in a bracket.
  static func declarations(of source: SourceText) -> Set<String> {
    let kinds: Set<String> = ["struct", "class", "enum", "protocol", "actor", "typealias", "func"]
    let words = source.words
    var names: Set<String> = []
    var depth = 0
    var scanned = 0
    for (index, word) in words.enumerated().dropLast() {
      for character in source.code[scanned..<word.start] {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
      }
      scanned = word.start
      guard depth == 0, kinds.contains(word.text) else { continue }
      let modifiers = words[..<index].suffix(3).filter { other in
        source.line(at: other.start) == source.line(at: word.start)
      }
      if modifiers.contains(where: { ["private", "fileprivate"].contains($0.text) }) { continue }
      names.insert(words[index + 1].text + (word.text == "func" ? "(" : ""))
    }
    return names
  }

  /// Names that the code mentions; calls end in a bracket.
  static func mentions(in source: SourceText) -> Set<String> {
    var names: Set<String> = []
    var previous = ""
    for word in source.words {
      let isMember = word.start > 0 && source.code[word.start - 1] == "."
      if !isMember, !["func", "var", "let", "case"].contains(previous) {
        let next = word.end < source.code.count ? source.code[word.end] : " "
        names.insert(word.text)
        if next == "(" { names.insert(word.text + "(") }
      }
      previous = word.text
    }
    return names
  }

  /// Strongly connected components, by Tarjan's algorithm.
  private func components() -> [[Int]] {
    var search = Search(needs: needs)
    for file in needs.indices where search.order[file] == nil { search.visit(file) }
    return search.found
  }

  private struct Search {
    let needs: [[Int]]
    var order: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var stack: [Int] = []
    var found: [[Int]] = []

    init(needs: [[Int]]) { self.needs = needs }

    mutating func visit(_ file: Int) {
      let number = order.count
      order[file] = number
      var lowest = number
      stack.append(file)
      for other in needs[file] {
        if order[other] == nil {
          visit(other)
          lowest = min(lowest, low[other] ?? lowest)
        } else if stack.contains(other) {
          lowest = min(lowest, order[other] ?? lowest)
        }
      }
      low[file] = lowest
      guard lowest == number, let start = stack.firstIndex(of: file) else { return }
      found.append(Array(stack[start...]))
      stack.removeSubrange(start...)
    }
  }
}
