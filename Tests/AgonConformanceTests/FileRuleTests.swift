// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import AgonTestSupport
internal import Testing

/// Libraries that export too much or too little.
struct FileRuleTests {
  private func library(_ source: String, in folder: TemporaryFolder) throws -> String {
    let file = try folder.write("plugin.c", source)
    let path = folder.path + "/libplugin.so"
    let built = try Command.run([
      "cc", "-shared", "-fPIC", "-fvisibility=hidden", file, "-o", path,
    ])
    try #require(built.succeeded, "\(built.output)")
    return path
  }

  private func result(_ source: String) throws -> RuleResult {
    let folder = try TemporaryFolder()
    let path = try library(source, in: folder)
    let rule = try #require(Contract.rule("symbols"))
    return EnvironmentCheck(file: path, seed: Seed(1)) { _ throws(EnvironmentError) in
      SampledDice()
    }.result(of: rule)
  }

  private static let entry =
    "__attribute__((visibility(\"default\"))) const void *agon_entry(unsigned a, unsigned b)"
    + " { return a + b ? 0 : 0; }\n"

  @Test func `the entry alone is cleared`() throws {
    let result = try result(Self.entry + "int quiet(void) { return 1; }")
    #expect(!result.isFailure, "\(result.json)")
  }

  @Test func `a second visible function is convicted by name`() throws {
    let result = try result(
      Self.entry + "__attribute__((visibility(\"default\"))) int loud(void) { return 1; }")
    guard case .failed(let violation) = result.finding else {
      Issue.record("\(result.json)")
      return
    }
    #expect(violation.seen.contains("loud"))
  }

  @Test func `a visible variable is convicted`() throws {
    let result = try result(
      Self.entry + "__attribute__((visibility(\"default\"))) int shared_state;")
    #expect(result.isFailure)
  }

  @Test func `a library without the entry is convicted`() throws {
    #expect(try result("int quiet(void) { return 1; }").isFailure)
  }

  @Test func `names that the Swift compiler makes are told and do not fail`() throws {
    let result = try result(
      Self.entry + "__attribute__((visibility(\"default\"))) int $s4Pile(void) { return 1; }")
    guard case .passed(let detail) = result.finding else {
      Issue.record("\(result.json)")
      return
    }
    #expect(detail.contains("1 names of Swift's own"))
  }
}
