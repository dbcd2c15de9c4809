// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Every fault that strikes in play, through the real program: it costs the episodes that had it, and nothing
/// and nobody else.
struct HostilePluginTests {
  /// Faults that a turn of play brings about at once.
  private static let quick: [HostileFault] = [
    .crash("segfault", "SIGSEGV"), .crash("abort", "SIGABRT"), .crash("exit", "exit code 0"),
    .crash("quick_exit", "exit code 0"), .crash("kill_self", "SIGKILL"),
    .crash("divide", "SIGFPE"), .crash("trap"), .crash("stack", "SIGSEGV"), .crash("heap"),
    .crash("segfault", in: "begin"), .crash("exit", in: "progress"),
    .crash("abort", in: "legal_actions"), .crash("segfault", in: "action_name"),
    .crash("segfault", in: "rewards"), .crash("segfault", in: "returns"),
    .crash("segfault", in: "outcome"), .crash("segfault", in: "clone"),
    .crash("segfault", in: "serialise"), .crash("segfault", in: "end"),
    .failure("internal"), .failure("internal", in: "begin"), .failure("internal", in: "progress"),
    .failure("internal", in: "legal_actions"), .failure("internal", in: "rewards"),
    .failure("status_unknown", "-999"), .failure("error_unterminated"),
    .lie("close", "It broke its connection to the host."),
    .lie("null_episode", "no episode"), .crash("wild_episode", "SIGSEGV"),
    .lie("phase", "phase 77"), .lie("seat_count_zero", "0 seats"),
    .lie("seat_count_negative", "4294967295 seats"), .lie("seat_to_act", "seat 9"),
    .lie("acting"), .lie("turn_negative", "-5 turns"),
    .lie("count_negative", "18446744073709551615 legal actions"),
    .lie("count_huge", "1099511627776 legal actions"), .crash("overrun"),
    .lie("unlisted", "lists as legal"), .lie("status_positive", "turns after"),
    .lie("never_ends", "declares at most 10"), .lie("nan", "not finite"),
    .lie("infinite", "not finite"), .lie("bad_outcome", "no JSON object"),
    .lie("outcome_array", "no JSON object"), .lie("null_copy", "no episode"),
    .crash("wild_copy", "SIGSEGV"), .crash("same_copy"), .lie("big_bytes", "more than"),
  ]

  @Test(arguments: quick)
  func `a fault makes its episodes void, and all others are as without it`(
    fault: HostileFault
  ) throws {
    let calm = try HostileRun.calm.get()
    let (oneIn, struck) = try #require(
      try (2...9).map { ($0, try calm.episodes(withSeedsDividedBy: $0)) }
        .first { (1..<HostileRun.episodes).contains($0.1.count) })

    let run = try HostileRun([fault.plan(oneIn: oneIn)])
    try run.expectVoid(struck.count)
    #expect(fault.kinds.isSuperset(of: try run.kinds()))
    let details = try run.details()
    #expect(
      details.allSatisfy { fault.words.isEmpty || $0.contains(fault.words) }, "\(details)")
    #expect(try run.results(of: "tic_tac_toe") == calm.results(of: "tic_tac_toe"))
    let untouched = try calm.results(of: "hostile_0").filter { line in
      !struck.contains { line.hasPrefix($0 + "|") }
    }
    #expect(try run.results(of: "hostile_0") == untouched)
    try run.expectNothingLeft()
  }

  /// Faults that the wall keeps from having an effect, or that change nothing that is played.
  private static let harmless = [
    "print", "scribble", "fork", "fork_bomb", "exec", "threads", "kill_parent", "trace_parent",
    "read_environment", "connect", "log_flood", "legal_count_negative", "descending",
    "empty_name", "invalid_utf8_name", "equal_names", "parses_all", "trace",
    "unbalanced", "drifting_rewards", "beyond_bounds", "no_bytes", "unstable_bytes",
    "restores_nothing", "restores_all", "unstable_key", "revealing_resample", "wrong_resample",
    "duplicates", "counter", "drifting_copy",
  ]

  @Test(arguments: harmless)
  func `a fault that the host withstands voids nothing`(fault: String) throws {
    let run = try HostileRun(["{\"fault\": \"\(fault)\"}"])
    try run.expectVoid(0)
    let calm = try HostileRun.calm.get()
    #expect(try run.results(of: "tic_tac_toe") == calm.results(of: "tic_tac_toe"))
    #expect(try run.results(of: "hostile_0").count == HostileRun.episodes)
    try run.expectNothingLeft()
  }

  @Test(arguments: ["flood_output", "flood_errors"])
  func `a flood of output is cut in the log`(fault: String) throws {
    let run = try HostileRun(["{\"fault\": \"\(fault)\", \"in\": \"begin\"}"], pairs: 1)
    try run.expectVoid(0, of: 4)
    let size = try #require(try run.record.ask("SELECT sum(length(text)) FROM log").first)
    #expect((1..<10_000_000).contains(Int(size) ?? 0), "\(size) bytes are in the log")
    try run.expectNothingLeft()
  }

  @Test func `a file of the person who runs it can neither be read nor written nor removed`() throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("secret.txt", "a secret")
    let plans = ["write_file", "remove_file", "read_file"].map {
      "{\"fault\": \"\($0)\", \"path\": \"\(path)\"}"
    }
    let run = try HostileRun(plans)
    try run.expectVoid(0, of: 4 * HostileRun.episodes)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a secret")
  }

  /// Three endless calls in one run, so that their deadlines pass at the same time.
  private static let hangs = Result {
    try HostileRun(
      [
        "{\"fault\": \"loop\", \"in\": \"serialise\"}", "{\"fault\": \"stubborn\"}",
        "{\"fault\": \"block\", \"in\": \"legal_actions\"}",
      ], pairs: 1, jobs: 6)
  }

  @Test(arguments: [("loop", 0), ("stubborn", 1), ("block", 2)])
  func `a call that does not return makes its episode void`(fault: String, number: Int) throws {
    let run = try HostilePluginTests.hangs.get()
    #expect(try run.kinds(of: "hostile_\(number)") == ["plugin_hang"])
    #expect(try run.details() == ["It did not answer within 10.0 seconds."])
    try run.expectVoid(6, of: 8)
    #expect(try run.results(of: "tic_tac_toe").count == 2)
    try run.expectNothingLeft()
  }

  @Test(arguments: [("lift_limits", "apply"), ("gulp", "apply"), ("leak", "progress")])
  func `a plugin that takes more memory than there is makes its episode void`(
    fault: String, entry: String
  ) throws {
    let plan = "{\"fault\": \"\(fault)\", \"in\": \"\(entry)\", \"at\": 0}"
    // What leaks slowly needs many calls within an episode: between episodes the worker is replaced.
    let run = try HostileRun(
      [plan], first: "{kind: search, settings: {simulations: 1000}}", pairs: 1, jobs: 1)
    try run.expectNothingLeft()
    let kinds = try run.kinds()
    // A machine that is short of memory may need longer than the deadline to give it.
    #expect(kinds == ["plugin_memory"] || kinds == ["plugin_hang"], "\(kinds)")
    #expect(try run.record.ask("SELECT key FROM episode WHERE culprit IS NOT NULL").isEmpty)
  }

  @Test(arguments: ["null_bytes", "wild_bytes", "huge_size", "big_observation"])
  func `an observation that cannot be read makes its episode void`(fault: String) throws {
    let servers = try TemporaryFolder()
    let server = try ModelServer(answers: 0, in: servers)
    let talker =
      "{kind: language, name: talker, settings: {endpoint: '\(server.address)', model: mock, "
      + "constrain: none, claims: 1}}"
    let run = try HostileRun(
      ["{\"fault\": \"\(fault)\", \"at\": 0}"], first: talker, pairs: 1)
    server.program.send(SIGKILL)
    try run.expectVoid(2, of: 4)
    #expect(
      Set(["plugin_crash", "plugin_protocol", "plugin_error"]).isSuperset(of: try run.kinds()))
    try run.expectNothingLeft()
  }

  @Test func `faults by the hundred lose no finished episode and leave nothing behind`() throws {
    let plans = [
      "segfault", "exit", "abort", "kill_self", "heap", "phase", "close", "nan", "internal",
      "count_huge", "wild_copy",
    ]
    // With so few descriptors, one that each fault left open would end the run.
    let run = try HostileRun(
      plans.map { "{\"fault\": \"\($0)\"}" }, pairs: 5,
      through: ["sh", "-c", "ulimit -n 100; exec \"$@\"", "sh"])
    try run.expectVoid(10 * plans.count, of: 10 * plans.count + 10)
    let count = try #require(try run.record.ask("SELECT count(*) FROM fault").first)
    #expect(count == "\(20 * plans.count)")
    try run.expectNothingLeft()
  }
}
