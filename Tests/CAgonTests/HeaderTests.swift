// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The headers as a plugin author's compiler sees them.
struct HeaderTests {
  /// A compiler with a language and its standard.
  struct Dialect: CustomTestStringConvertible, Sendable {
    let compiler: String
    let language: String
    let standard: String

    var testDescription: String { "\(compiler) -std=\(standard)" }

    static let all = [
      Dialect(compiler: "cc", language: "c", standard: "c11"),
      Dialect(compiler: "cc", language: "c", standard: "c17"),
      Dialect(compiler: "c++", language: "c++", standard: "c++17"),
      Dialect(compiler: "clang", language: "c", standard: "c11"),
      Dialect(compiler: "clang", language: "c", standard: "c17"),
      Dialect(compiler: "clang++", language: "c++", standard: "c++17"),
    ]

    /// Checks files without making code, with every warning as an error.
    func check(_ files: [String], include: String = Headers.folder) throws -> Command {
      try Command.run(
        [
          compiler, "-std=\(standard)", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
          "-fsyntax-only", "-I", include, "-x", language,
        ] + files)
    }
  }

  @Test(arguments: Dialect.all)
  func `every header compiles alone without a warning`(in dialect: Dialect) throws {
    let folder = try TemporaryFolder()
    let files = try Headers.names().enumerated().map { number, name in
      try folder.write("\(number).c", "#include <\(name)>\n#include <\(name)>\nextern int done;\n")
    }
    try #require(files.count >= 20)
    let result = try dialect.check(files)
    #expect(result.succeeded, "\(result.output)")
  }

  @Test(arguments: Dialect.all)
  func `the layout holds`(in dialect: Dialect) throws {
    let result = try dialect.check([Headers.golden])
    #expect(result.succeeded, "\(result.output)")
  }
}
