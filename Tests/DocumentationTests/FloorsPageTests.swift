// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The table of docs/architecture.md against the table that the imports are held to.
struct FloorsPageTests {
  /// A row: what a module on a floor may import of Agon.
  struct Row: Hashable {
    let floor: String
    let module: String
    /// Nil for a module that may import all below.
    let imports: Set<String>?
  }

  /// The rows of the page, in its order.
  private func shown(in page: String) -> [Row] {
    page.matches(of: /^\| (\d) \| (\w+) \| ([^|]+) \|/.anchorsMatchLineEndings()).map { match in
      let cell = match.output.3
      let names = cell.matches(of: /\w+/).map { word in
        isC(word.output) ? String(word.output) : "Agon" + word.output
      }
      return Row(
        floor: String(match.output.1), module: String(match.output.2),
        imports: cell == "all below" ? nil : Set(names))
    }
  }

  /// Whether a module is C: CAgon, CTransfer.
  private func isC(_ module: Substring) -> Bool {
    module.first == "C" && module.dropFirst().first?.isUppercase == true && module != "CLI"
  }

  /// The rows of the table in code.
  private func held(in code: String) -> [Row] {
    code.matches(of: /Floor\(\s*(\d), "(\w+)"(?:,\s*ours: \[([^\]]*)\])?/).map { match in
      let names = (match.output.3 ?? "").matches(of: /\w+/).map { String($0.output) }
      return Row(
        floor: String(match.output.1), module: String(match.output.2), imports: Set(names))
    }
  }

  @Test func `the page of the architecture shows the floors that are held`() throws {
    let shown = shown(in: try Page.reading("docs/architecture.md").text)
    let held = held(in: try Repository.text(of: "Tests/ArchitectureTests/Floor.swift"))
    try #require(held.count > 10)
    #expect(shown.map(\.module) == held.map(\.module))
    for (page, code) in zip(shown, held) {
      // What plugins are made of, and what they run in, is no part of the host.
      let lower = Set(held.prefix { $0.module != code.module }.map(\.module))
        .filter { !isC($0[...]) && !["AgonPlugin", "AgonWorker"].contains($0) }
      #expect(page.floor == code.floor, "\(code.module)")
      #expect(
        page.imports ?? lower == code.imports, "\(code.module)")
    }
  }
}
