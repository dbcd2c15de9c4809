// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// A page of the documentation, taken apart.
struct Page: CustomTestStringConvertible, Sendable {
  /// The path from the top folder.
  let file: String
  let text: String

  var testDescription: String { file }

  /// Reads a page of the checkout.
  static func reading(_ file: String) throws -> Page {
    Page(file: file, text: try Repository.text(of: file))
  }

  /// All pages: those of the top folder, those beneath docs, and those of the plugins.
  static func all() throws -> [Page] {
    let names =
      try Repository.names(in: "") + Repository.files(in: "docs") + Repository.files(in: "Plugins")
    return try names.filter { $0.hasSuffix(".md") }.map { try reading($0) }
  }

  /// The fenced blocks, first one first.
  var blocks: [CodeBlock] {
    var blocks: [CodeBlock] = []
    var open: CodeBlock?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = CodeBlock(words: line.dropFirst(3).split(separator: " ").map(String.init))
        }
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }

  /// The targets of its links and pictures, without those of other sites and without places in a page.
  var links: [String] {
    text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.output.1) }
      .filter { !$0.contains("://") && !$0.hasPrefix("#") }
      .map { $0.split(separator: "#").first.map(String.init) ?? $0 }
  }

  /// The targets of make that it names.
  var makeTargets: Set<String> {
    let pattern = /(?:`|\$ |^    )make ([a-z][a-z\-]*)/.anchorsMatchLineEndings()
    return Set(text.matches(of: pattern).map { String($0.output.1) })
  }

  /// The folder that its links count from; empty for the top folder.
  var folder: String {
    file.split(separator: "/").dropLast().map { $0 + "/" }.joined()
  }
}
