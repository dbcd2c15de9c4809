// SPDX-License-Identifier: Apache-2.0

internal import Testing

/// Files that need each other in a circle.
struct FileKnotTests {
  @Test func `no more than four files of a module need each other`() throws {
    for module in try Checkout.modules() where module != "CAgon" {
      let knots = FileKnots(of: try Checkout.swift(of: module))
      for knot in knots.knots(beyond: 4) {
        let edges = knot.map { file in
          "\(file):1: needs \(knots.needs(of: file).filter(knot.contains).joined(separator: ", "))"
        }
        Issue.record("a knot of \(knot.count) files:\n\(edges.joined(separator: "\n"))")
      }
    }
  }

  private func circle(of count: Int, _ declaration: (Int, Int) -> String) -> FileKnots {
    FileKnots(
      of: (0..<count).map { number in
        SourceText(file: "F\(number).swift", text: declaration(number, (number + 1) % count))
      })
  }

  @Test func `a circle of five types is a knot, one of four is none`() {
    let types = { (a: Int, b: Int) in "struct T\(a) { let next: [T\(b)] }" }
    #expect(circle(of: 5, types).knots(beyond: 4).map(\.count) == [5])
    #expect(circle(of: 4, types).knots(beyond: 4).isEmpty)
  }

  @Test func `a circle of functions is a knot`() {
    let functions = { (a: Int, b: Int) in "func f\(a)() -> Int {\n  f\(b)() + 1\n}" }
    #expect(circle(of: 6, functions).knots(beyond: 4).map(\.count) == [6])
  }

  @Test func `comments, texts, members and private types tie no knot`() {
    let quiet = { (a: Int, b: Int) in
      """
      // T\(b)
      struct T\(a) { let text = "T\(b)"; let x = y.T\(b); struct U\(a) {} ; let u: U\(b)? }
      private struct V\(a) { let v: V\(b) }
      """
    }
    #expect(circle(of: 6, quiet).knots(beyond: 4).isEmpty)
  }

  @Test func `code inside a text counts`() {
    let lines = { (a: Int, b: Int) in "struct T\(a) { var d: String { \"a \\(T\(b)(\"x\")) b\" } }"
    }
    #expect(circle(of: 5, lines).knots(beyond: 4).count == 1)
  }

  @Test func `a line of files is no knot`() {
    let knots = FileKnots(
      of: (0..<9).map {
        SourceText(file: "F\($0).swift", text: "struct T\($0) { let next: [T\($0 + 1)] }")
      })
    #expect(knots.knots(beyond: 1).isEmpty)
    #expect(knots.needs(of: "F3.swift") == ["F4.swift"])
  }
}
