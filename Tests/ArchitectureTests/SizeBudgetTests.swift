// SPDX-License-Identifier: Apache-2.0

internal import Testing

struct SizeBudgetTests {
  @Test(arguments: ["Sources", "Plugins", "Tests"])
  func `files and functions keep their budgets`(_ folder: String) throws {
    let sources = try Checkout.sources(in: folder)
    #expect(sources.count > 3)
    let violations = sources.flatMap { SizeBudget.violations(in: $0) }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  private func lines(_ count: Int) -> String { String(repeating: "  a += 1\n", count: count) }

  @Test func `a long file is found`() {
    let fits = SourceText(file: "A.swift", text: lines(600))
    let tooLong = SourceText(file: "A.swift", text: lines(601))
    #expect(SizeBudget.violations(in: fits).isEmpty)
    #expect(
      SizeBudget.violations(in: tooLong).map(\.description) == [
        "A.swift:600: 601 lines, at most 600"
      ])
  }

  @Test(arguments: [
    "func f(a: Int = g { 1 }) {\n", "init?(a: [Int: Int]) throws(E) {\n", "deinit {\n",
    "subscript(a: Int) -> Int {\n",
  ])
  func `a long function of Swift is found`(_ head: String) {
    let prefix = "struct S {\n  func first() {}\n"
    let fits = SourceText(file: "A.swift", text: prefix + head + lines(58) + "}\n}\n")
    let tooLong = SourceText(file: "A.swift", text: prefix + head + lines(59) + "}\n}\n")
    #expect(SizeBudget.violations(in: fits).isEmpty)
    #expect(
      SizeBudget.violations(in: tooLong).map(\.description) == [
        "A.swift:3: a function of 61 lines, at most 60"
      ])
  }

  @Test func `a head over several lines counts`() {
    let head = "func f(\n  a: Int\n)\n  throws(E) -> Int\n{\n"
    let source = SourceText(file: "A.swift", text: head + lines(56) + "}\n")
    #expect(SizeBudget.violations(in: source).map(\.line) == [1])
  }

  @Test func `requirements of protocols and calls of initialisers have no body`() {
    let text =
      "protocol P {\n  func f(a: Int) throws -> Int\n  init(b: Int)\n}\n"
      + "extension P {\n  func g() { self.init(b: 1) }\n}\nstruct S {\n" + lines(80) + "}\n"
    #expect(SizeBudget.violations(in: SourceText(file: "A.swift", text: text)).isEmpty)
  }

  @Test func `a long function of C is found`() {
    let head = "/* } */\nstatic const char brace = '{';\n\nstatic int\nf(int a)\n{\n"
    let fits = SourceText(file: "a.c", text: head + lines(56) + "}\n")
    let tooLong = SourceText(file: "a.c", text: head + lines(57) + "  if (a) {\n}\n}\n")
    #expect(SizeBudget.violations(in: fits).isEmpty)
    #expect(
      SizeBudget.violations(in: tooLong).map(\.description) == [
        "a.c:4: a function of 63 lines, at most 60"
      ])
  }
}
