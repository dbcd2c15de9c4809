// SPDX-License-Identifier: Apache-2.0

/// The library and program targets of Package.swift with their dependencies, read from its text.
struct PackageManifest {
  /// A target of Swift sources under Sources.
  struct Target {
    /// The folder of Sources that it names, else its own name.
    let name: String
    let line: Int
    /// Targets and products that it names.
    let dependencies: [String]
  }

  let targets: [Target]

  init(text: String) {
    var products: [String: String] = [:]
    let aliases = /let (\w+): Target\.Dependency\s*=\s*\.product\(\s*name: "(\w+)"/
    for match in text.matches(of: aliases) {
      products[String(match.output.1)] = String(match.output.2)
    }
    let calls = /(?:^|[\s,\[])(?:module|\.target|\.executableTarget)\(\s*(?:name: )?"([\w\-]+)"/
    targets = text.matches(of: calls).map { match in
      let line = text[..<match.output.1.startIndex].count { $0 == "\n" } + 1
      let rest = Self.call(from: match.output.1.endIndex, in: text)
      return Target(
        name: rest.firstMatch(of: /path: "Sources\/(\w+)"/).map { String($0.output.1) }
          ?? String(match.output.1), line: line,
        dependencies: Self.dependencies(in: rest, products: products))
    }
  }

  /// The rest of a call from a place inside its brackets.
  private static func call(from start: String.Index, in text: String) -> Substring {
    var depth = 1
    for index in text[start...].indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return text[start..<index] }
    }
    return text[start...]
  }

  /// The names in the first list of a call.
  private static func dependencies(in call: Substring, products: [String: String]) -> [String] {
    guard let open = call.firstIndex(of: "["), let close = call[open...].firstIndex(of: "]") else {
      return []
    }
    let list = String(call[open..<close]).replacing(/package: "[^"]*"/, with: "")
    let named = list.matches(of: /"([\w.]+)"/).map { String($0.output.1) }
    let bare = list.replacing(/"[^"]*"/, with: "").matches(of: /\b(\w+)\b/)
      .compactMap { products[String($0.output.1)] }
    return named + bare
  }

  /// Dependencies that the floors table does not allow.
  func violations(file: String) -> [Violation] {
    targets.flatMap { target -> [Violation] in
      guard let floor = Floor.of(target.name) else { return [] }
      return target.dependencies.filter { !floor.allows($0) }.map {
        Violation(file: file, line: target.line, detail: "\(target.name) may not depend on \($0)")
      }
    }
  }
}
