// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// What must be mentioned somewhere.
struct CoverageTests {
  /// The names after SUBCOMMANDS in a help text.
  private func subcommands(in help: String) -> [String] {
    guard let list = help.firstRange(of: "SUBCOMMANDS:\n") else { return [] }
    return help[list.upperBound...].matches(of: /^  ([a-z][a-z\-]*)/.anchorsMatchLineEndings())
      .map { String($0.output.1) }.filter { $0 != "help" }
  }

  @Test func `every command of agon is mentioned in a page`() throws {
    let place = try Workplace()
    let text = try Page.all().map(\.text).joined(separator: "\n")
    let commands = subcommands(in: try place.agon("--help").output)
    try #require(commands.count > 5)
    for command in commands {
      let inner = subcommands(in: try place.agon(command + " --help").output)
      for name in inner.isEmpty ? [command] : inner.map({ command + " " + $0 }) {
        #expect(text.contains("agon " + name), "agon \(name)")
      }
    }
  }

  @Test func `every kind of agent is in the page of the arena file`() throws {
    let page = try Page.reading("docs/arena-file.md").text
    let kinds = try Repository.files(in: "Sources/AgonAgents").flatMap { file in
      try Repository.text(of: file).matches(of: /AgentKind\(\s*id: "([a-z]+)"/)
        .map { String($0.output.1) }
    }
    try #require(kinds.count > 3)
    #expect(kinds.filter { !page.contains("`\($0)`") } == [])
  }

  @Test func `every name of the headers is in the page of the ABI`() throws {
    let page = try Page.reading("docs/abi.md").text
    var names: Set<String> = []
    for file in try Repository.files(in: "Sources/CAgon/include/agon") where file.hasSuffix(".h") {
      names.formUnion(HeaderNames.all(in: try Repository.text(of: file)))
    }
    try #require(names.count > 100)
    #expect(names.filter { !page.contains("`\($0)`") }.sorted() == [])
  }

  @Test func `names of a header are found`() {
    let header = """
      #ifndef AGON_A_H
      #define AGON_A_H
      #define AGON_ONE (-1) /* #define AGON_NOT 1 */
      #define AGON_TWO(p) (p)
      typedef struct agon_three agon_three_t; /* void (*not_me)(void); */
      typedef struct agon_four {
        void (*five)(int32_t (*six)(void *context));
      } agon_four_t;
      typedef const agon_four_t *(*agon_seven_t)(uint32_t major);
      AGON_ONE const agon_four_t *agon_eight(uint32_t major);
      #endif
      """
    #expect(
      HeaderNames.all(in: header).sorted() == [
        "AGON_ONE", "AGON_TWO", "agon_eight", "agon_four", "agon_four_t", "agon_seven_t",
        "agon_three", "agon_three_t", "five", "six",
      ])
  }
}
