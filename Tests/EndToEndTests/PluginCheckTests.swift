// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// `agon plugin check` and `agon plugin bench`, as an author of plugins runs them.
struct PluginCheckTests {
  /// A copy of a shipped plugin, beside which a certificate may be written.
  private func copy(_ name: String, in folder: TemporaryFolder) throws -> String {
    let source = URL(fileURLWithPath: try Agon.home() + "/\(name)")
    return try folder.write(name, bytes: Array(try Data(contentsOf: source)))
  }

  /// The family of hostile plugins, built once; its parameters choose the fault.
  private static let hostile = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    let sources = try Repository.files(in: "Tests/HostilePlugins").filter { $0.hasSuffix(".c") }
    try build(sources.map { Repository.root + "/" + $0 }, as: "libhostile.so", in: folder)
    return folder
  }

  private static func build(_ sources: [String], as name: String, in folder: TemporaryFolder) throws
  {
    let built = try Command.run(
      ["cc", "-std=c17", "-O1", "-fvisibility=hidden", "-fPIC", "-shared"]
        + ["-I", Repository.root + "/Sources/CAgon/include", "-o", folder.path + "/" + name]
        + sources)
    try #require(built.succeeded, "\(built.output)")
  }

  private func check(_ fault: String, _ rules: String..., in folder: TemporaryFolder) throws
    -> Agon.Ending
  {
    let library = try Self.hostile.get().path + "/libhostile.so"
    let parameters = "{\"fault\":\"\(fault)\"}"
    return try Agon.run(
      [
        "plugin", "check", library, "--env", "hostile", "--parameters", parameters,
        "--deadline", "2",
      ] + rules.flatMap { ["--rule", $0] }, in: folder,
      through: ["env", "TMPDIR=" + folder.path])
  }

  @Test func `a shipped plugin passes, and its certificate is printed and kept`() throws {
    let folder = try TemporaryFolder()
    let path = try copy("libtic_tac_toe.so", in: folder)
    let ending = try Agon.run(
      "plugin", "check", "libtic_tac_toe.so", "--episodes", "6", in: folder)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    let digest = try Command.run(["sha256sum", path]).output.prefix(64)
    #expect(ending.output.contains("certificate: tic_tac_toe 1.0.0 sha256:\(digest) agon-conf"))
    let kept = try String(
      contentsOfFile: folder.path + "/libtic_tac_toe.certificate.json", encoding: .utf8)
    #expect(kept.contains(digest))
  }

  @Test func `a certificate stands in the record and the standings until the plugin changes`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = try copy("libtic_tac_toe.so", in: folder)
    try #require(
      try Agon.run("plugin", "check", path, "--episodes", "3", in: folder).status == 0)
    try folder.write(
      "own.yaml",
      """
      arena: own
      environments: [{id: tic_tac_toe, plugin: libtic_tac_toe.so}, connect_four]
      agents: [random, greedy]
      output: own.db
      """)
    let played = try Agon.run("run", "own.yaml", in: folder)
    #expect(played.status == 0, "\(played.errors)")
    let run = RecordedRun("own.db", in: folder)
    #expect(
      try run.ask("SELECT environment_id, certificate LIKE '%agon-conformance/%' FROM origin")
        == ["0|1", "1|"])
    let line = "Certificates of the plugins: tic_tac_toe ("
    #expect(played.output.contains(line))
    #expect(try Agon.run("standings", "own.db", in: folder).output.contains(line))
    #expect(
      try Agon.run("plugin", "info", "./libtic_tac_toe.so", in: folder).output.contains(
        " rules of agon-conformance/"))

    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    try folder.write("libtic_tac_toe.so", bytes: bytes + [0])
    let changed = try Agon.run("run", "own.yaml", "--output", "changed.db", in: folder)
    #expect(changed.output.contains("Certificates of the plugins: none."))
  }

  @Test func `one JSON object tells every rule`() throws {
    let folder = try TemporaryFolder()
    _ = try copy("libtic_tac_toe.so", in: folder)
    let ending = try Agon.run(
      "plugin", "check", "libtic_tac_toe.so", "--rule", "ending", "--rule", "symbols", "--json",
      in: folder)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    #expect(json["passed"] as? Bool == true)
    #expect(json["contract"] as? String == "agon-conformance/1")
    let environments = try #require(json["environments"] as? [[String: Any]])
    let rules = try #require(environments.first?["rules"] as? [[String: Any]])
    #expect(
      rules.compactMap { $0["rule"] as? String } == ["opens", "ending", "symbols", "silence"])
  }

  @Test func `a part of the rules gives no certificate`() throws {
    let folder = try TemporaryFolder()
    _ = try copy("libtic_tac_toe.so", in: folder)
    let ending = try Agon.run(
      "plugin", "check", "libtic_tac_toe.so", "--rule", "ending", in: folder)
    #expect(ending.status == 0)
    #expect(!ending.output.contains("certificate"))
    #expect(
      !FileManager.default.fileExists(
        atPath: folder.path + "/libtic_tac_toe.certificate.json"))
  }

  @Test(arguments: [
    ("segfault", "ended by signal 11"), ("abort", "ended by signal 6"),
    ("exit", "ended its process with status 0"), ("loop", "did not return within 2 s"),
    ("stubborn", "did not return within 2 s"), ("close", "ended its process"),
  ])
  func `a plugin that ends or stops its process fails a rule, and the next rule is tried`(
    fault: String, words: String
  ) throws {
    let folder = try TemporaryFolder()
    let ending = try check(fault, "ending", "symbols", in: folder)
    #expect(ending.status == 1)
    #expect(ending.output.contains(words), "\(ending.output)")
    #expect(ending.output.contains(/symbols +passed/), "\(ending.output)")
    #expect(ending.output.contains("--seed 1 --rule ending"), "\(ending.output)")
  }

  @Test func `a plugin that prints fails the rule of silence`() throws {
    let folder = try TemporaryFolder()
    let ending = try check("print", "ending", in: folder)
    #expect(ending.status == 1)
    #expect(ending.output.contains(/silence +FAILED/), "\(ending.output)")
  }

  @Test(arguments: [
    ("equal_names", "action-names"), ("descending", "action-names"), ("parses_all", "reading"),
    ("status_positive", "progress"), ("trace", "illegal-action"), ("counter", "determinism"),
    ("never_ends", "termination"),
    ("beyond_bounds", "return-bounds"), ("unbalanced", "utility"), ("drifting_rewards", "rewards"),
    ("invalid_utf8", "media-form"), ("leak_secret", "hidden-information"),
    ("unstable_observation", "determinism"), ("drifting_copy", "clone-exact"),
    ("revealing_resample", "clone-resample"), ("wrong_resample", "hidden-information"),
    ("no_bytes", "serialise"), ("unstable_bytes", "determinism"),
    ("restores_nothing", "serialise-processes"), ("restores_all", "corrupt-bytes"),
    ("unstable_key", "position-key"),
  ])
  func `a lie of a hostile plugin is found by its rule`(fault: String, rule: String) throws {
    let folder = try TemporaryFolder()
    let ending = try check(fault, rule, in: folder)
    #expect(ending.status == 1)
    let row = ending.output.split(separator: "\n").first { $0.hasPrefix(rule + " ") }
    #expect(row?.contains("FAILED") ?? false, "\(ending.output)")
  }

  @Test func `episodes that are never freed fail the rule of memory`() throws {
    let folder = try TemporaryFolder()
    let page = try Repository.text(of: "docs/writing-a-plugin.md")
    let start = try #require(page.range(of: "```c pile.c\n"))
    let end = try #require(page[start.upperBound...].range(of: "```"))
    let sound = String(page[start.upperBound..<end.lowerBound])
    let leaking = sound.replacing("{ free(episode); }", with: "{ (void)episode; }")
    try #require(leaking != sound)
    for (text, status) in [(sound, Int32(0)), (leaking, 1)] {
      let source = try folder.write("pile.c", text)
      try Self.build([source], as: "libpile.so", in: folder)
      let ending = try Agon.run("plugin", "check", "libpile.so", "--rule", "memory", in: folder)
      #expect(ending.status == status, "\(ending.output)")
    }
  }

  @Test func `a crash found by fuzzing is shown again by its round`() throws {
    let folder = try TemporaryFolder()
    let library = try Self.hostile.get().path + "/libhostile.so"
    let common = [
      "plugin", "check", library, "--env", "hostile", "--rule", "symbols",
      "--parameters", "{\"fault\":\"segfault\",\"in\":\"parse_action\",\"at\":0}",
    ]
    let found = try Agon.run(common + ["--fuzz", "2"], in: folder)
    #expect(found.status == 1)
    let line = try #require(found.output.firstMatch(of: /--fuzz-round (\d+)/), "\(found.output)")
    let again = try Agon.run(common + ["--fuzz-round", String(line.output.1)], in: folder)
    #expect(again.status == 1)
    #expect(again.output.contains("round \(line.output.1): parse_action"), "\(again.output)")
  }

  @Test func `a plugin of another major version fails to open`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(
      "other.c",
      """
      #include <agon/agon.h>
      const agon_plugin_t *agon_entry(uint32_t major, uint32_t minor) {
        return (void)major, (void)minor, (const agon_plugin_t *)0;
      }
      """)
    let built = try Command.run([
      "cc", "-shared", "-fPIC", "-fvisibility=hidden", "-I",
      Repository.root + "/Sources/CAgon/include", source, "-o", folder.path + "/libother.so",
    ])
    try #require(built.succeeded, "\(built.output)")
    let ending = try Agon.run("plugin", "check", "libother.so", in: folder)
    #expect(ending.status == 1)
    #expect(ending.output.contains(/opens +FAILED/), "\(ending.output)")
  }

  @Test(arguments: [
    ["missing.so"], ["libtic_tac_toe.so", "--env", "chess"],
    ["libtic_tac_toe.so", "--rule", "luck"], ["libtic_tac_toe.so", "--parameters", "{}"],
  ])
  func `wrong usage ends with 2`(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    _ = try copy("libtic_tac_toe.so", in: folder)
    let ending = try Agon.run(["plugin", "check"] + arguments, in: folder)
    #expect(ending.status == 2, "\(ending.output)\(ending.errors)")
  }

  @Test func `a check of a plugin that hangs leaves no file behind`() throws {
    let folder = try TemporaryFolder()
    _ = try check("loop", "ending", in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(!names.contains { $0.hasPrefix("agon-check-") }, "\(names)")
  }

  @Test func `a benchmark tells rates of steps and what the host costs`() throws {
    let folder = try TemporaryFolder()
    _ = try copy("libtic_tac_toe.so", in: folder)
    let ending = try Agon.run(
      "plugin", "bench", "./libtic_tac_toe.so", "--seconds", "0.01", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains(/a second +bare +in-process +cost/), "\(ending.output)")
    #expect(ending.output.contains(/steps +\d+ +\d+ +\d+\.\d+x/), "\(ending.output)")
  }
}
