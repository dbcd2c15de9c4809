// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The commands that the pages show.
struct ShownCommandTests {
  @Test(arguments: try Page.all().filter { page in page.blocks.contains { !$0.commands.isEmpty } })
  func `what a page shows is what happens`(on page: Page) throws {
    let place = try Workplace()
    for block in page.blocks {
      try place.write(block)
      for command in block.commands where !command.isForTheCheckout {
        let result = try place.run(command.line)
        #expect(result.succeeded, "\(command.line)\n\(result.output)")
        let missing = command.missing(in: result.output)
        #expect(missing == nil, "\(command.line)\n\(result.output)")
      }
    }
  }

  @Test func `the first page shows a run, an episode, an audit and a replay`() throws {
    let block = try #require(try Page.reading("README.md").blocks.first)
    let names = block.commands.compactMap { $0.line.split(separator: " ").dropFirst().first }
    #expect(names == ["build", "run", "show", "audit", "verify"])
  }

  @Test(arguments: try Page.all())
  func `every target of make that a page names exists`(on page: Page) throws {
    let makefile = try Repository.text(of: "Makefile")
    let targets = makefile.matches(of: /^([a-z\-]+):/.anchorsMatchLineEndings())
      .map { String($0.output.1) }
    #expect(page.makeTargets.subtracting(targets).sorted() == [])
  }

  @Test func `every question to the database has an answer`() throws {
    let place = try Workplace()
    try #require(try place.agon("run arenas/signature.yaml --output run.db").succeeded)
    let questions = try Page.reading("docs/database.md").blocks.filter { $0.words == ["sql"] }
    try #require(!questions.isEmpty)
    for question in questions {
      try place.write(CodeBlock(words: ["sql", "question.sql"], lines: question.lines))
      let result = try place.run("sqlite3 -bail run.db '.read question.sql'")
      #expect(result.succeeded, "\(result.output)")
    }
  }

  @Test func `every arena file that a page shows is one`() throws {
    for page in try Page.all() {
      for block in page.blocks where block.text.hasPrefix("arena: ") && block.fileName == nil {
        let place = try Workplace()
        try place.write(CodeBlock(words: ["yaml", "shown.yaml"], lines: block.lines))
        let result = try place.agon("arena check shown.yaml")
        #expect(result.succeeded, "\(page.file): \(result.output)")
      }
    }
  }

  @Test(arguments: [
    (["one", "...", "three"], true), (["one", "three", "two"], false), (["o...e"], true),
    (["two  "], true), (["...w..."], true), (["tw"], false), (["four"], false),
    (["o...x...e"], false), ([], true),
  ])
  func `shown output that does not come is found`(_ shown: [String], _ comes: Bool) {
    let command = ShownCommand(line: "", output: shown)
    #expect((command.missing(in: "one\ntwo\nthree\n") == nil) == comes)
  }

  @Test func `a console block is taken apart into commands and output`() throws {
    let text = "a\n```console\n$ one\n1\n2\n$ two\n```\n```c a.c\nint a;\n```\n"
    let blocks = Page(file: "a.md", text: text).blocks
    let commands = try #require(blocks.first).commands
    #expect(commands.map(\.line) == ["one", "two"])
    #expect(commands.map(\.output) == [["1", "2"], []])
    #expect(blocks.last?.fileName == "a.c")
    #expect(blocks.last?.text == "int a;\n")
  }
}
