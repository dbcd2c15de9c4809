// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import CAgon
internal import Testing

/// The stated layout: that it is complete, that it catches changes, and that Swift agrees with it.
struct LayoutTests {
  @Test func `every constant of the headers is stated`() throws {
    let golden = try String(Repository.text(of: "Tests/CAgonTests/layout.c"))
    var count = 0
    for name in try Headers.names() {
      for match in try Headers.code(of: name).matches(of: /#define (AGON_\w+) +["(\w]/) {
        let constant = String(match.output.1)
        if constant == "AGON_EXPORT" { continue }
        count += 1
        #expect(golden.contains("(\(constant), "), "\(name): \(constant) is not in layout.c")
      }
    }
    #expect(count > 60)
  }

  @Test func `every field of the headers is stated in its order`() throws {
    let golden = try Repository.text(of: "Tests/CAgonTests/layout.c")
    let structs = /typedef struct \w+ \{([^}]*)\} (\w+);/
    var count = 0
    for name in try Headers.names() {
      for match in try Headers.code(of: name).matches(of: structs) {
        let type = String(match.output.2)
        let body = String(match.output.1)
        let declared = body.split(separator: ";").compactMap { Self.field(String($0)) }
        let stated = golden.matches(of: /(?:FIELD|ARRAY)\((\w+), (\w+),/)
          .filter { $0.output.1 == type }.map { String($0.output.2) }
        #expect(declared == stated, "\(name): \(type)")
        count += declared.count
      }
    }
    #expect(count > 120)
  }

  /// The name that a declaration of a field gives; nil for blanks.
  static func field(_ declaration: String) -> String? {
    if let function = declaration.firstMatch(of: /\(\*(\w+)\)\s*\(/) {
      return String(function.output.1)
    }
    return declaration.firstMatch(of: /(\w+)(?:\[\w+\])?\s*$/).map { String($0.output.1) }
  }

  @Test(arguments: [
    ("agon/descriptor.h", "uint32_t least_seats;", "uint32_t most_seats_;"),
    ("agon/descriptor.h", "AGON_UTILITY_COOPERATIVE 3", "AGON_UTILITY_COOPERATIVE 4"),
    ("agon/ext/budget.h", "uint64_t nodes;", "uint64_t reserved2; uint64_t nodes;"),
    ("agon/span.h", "uint64_t size;\n}", "uint32_t size;\n}"),
    ("agon/environment.h", "uint32_t seat_count, uint64_t seed", "uint64_t seed, uint32_t seats"),
  ])
  func `a changed header is refused`(_ header: String, _ old: String, _ new: String) throws {
    let changed = try copy(changing: header) { $0.replacing(old, with: new) }
    try refuses(changed)
  }

  @Test func `two functions that trade places are refused`() throws {
    let changed = try copy(changing: "agon/environment.h") { text in
      text.replacing("(*rewards)", with: "(*kept)").replacing("(*returns)", with: "(*rewards)")
        .replacing("(*kept)", with: "(*returns)")
    }
    try refuses(changed)
  }

  /// A copy of the headers in which one of them differs.
  private func copy(changing header: String, by change: (String) -> String) throws
    -> TemporaryFolder
  {
    let folder = try TemporaryFolder()
    for name in try Headers.names() {
      let text = try Repository.text(of: "Sources/CAgon/include/" + name)
      let written = name == header ? change(text) : text
      if name == header { try #require(written != text) }
      try folder.write(name, written)
    }
    return folder
  }

  private func refuses(_ folder: TemporaryFolder) throws {
    let dialect = HeaderTests.Dialect(compiler: "cc", language: "c", standard: "c17")
    #expect(try !dialect.check([Headers.golden], include: folder.path).succeeded)
    #expect(try dialect.check([Headers.golden]).succeeded)
  }

  @Test func `the names of the extensions and of the entry stand`() {
    #expect(AGON_ENTRY_SYMBOL == "agon_entry")
    #expect(AGON_EXT_FACTS == "agon.facts/1")
    #expect(AGON_EXT_METRICS == "agon.metrics/1")
    #expect(AGON_EXT_ORACLE == "agon.oracle/1")
    #expect(AGON_EXT_SYMMETRY == "agon.symmetry/1")
    #expect(AGON_EXT_TASKS == "agon.tasks/1")
    #expect(AGON_EXT_TOOLS == "agon.tools/1")
    #expect(AGON_EXT_EDITS == "agon.edits/1")
    #expect(AGON_EXT_BATCH == "agon.batch/1")
    #expect(AGON_EXT_HOST_EXEC == "agon.host-exec/1")
  }

  @Test func `Swift lays the structs out as C does`() {
    #expect(MemoryLayout<agon_span_t>.size == 16)
    #expect(MemoryLayout<agon_error_t>.size == 512)
    #expect(MemoryLayout<agon_action_t>.size == 40)
    #expect(MemoryLayout<agon_progress_t>.size == 40)
    #expect(MemoryLayout<agon_progress_t>.offset(of: \.legal_count) == 32)
    #expect(MemoryLayout<agon_environment_table_t>.stride == 168)
    #expect(MemoryLayout<agon_descriptor_t>.offset(of: \.parameters_schema) == 184)
  }
}
