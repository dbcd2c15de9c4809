// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// A tournament with hostile environments beside a healthy one, run to its end by the real program.
struct HostileRun {
  /// Pairs of each environment.
  static let pairs = 3
  /// Episodes of each environment: each pair twice.
  static let episodes = 2 * pairs

  let ending: Agon.Ending
  let record: RecordedRun
  private let folder: TemporaryFolder
  private let library: String

  /// Runs the tournament.
  ///
  /// - Parameter plans: parameters of each hostile environment, JSON; they are named hostile_0, hostile_1...
  /// - Parameter compiledIn: the fault that is compiled into the plugin.
  /// - Parameter first: the agent that meets greedy, in YAML.
  /// - Parameter wrapper: a command that is given the program's command line.
  init(
    _ plans: [String], compiledIn: String = "none", first: String = "random", pairs: Int = pairs,
    jobs: Int = 2, through wrapper: [String] = []
  ) throws {
    folder = try TemporaryFolder()
    library = folder.path + "/libhostile.so"
    try FileManager.default.copyItem(
      atPath: try HostileLibrary.path(compiledIn), toPath: library)
    let environments = plans.enumerated().map { number, plan in
      "  - {id: hostile, name: hostile_\(number), plugin: libhostile.so, parameters: \(plan)}"
    }
    try folder.write(
      "arena.yaml",
      """
      arena: hostile
      environments:
      \(environments.joined(separator: "\n"))
        - id: tic_tac_toe
      agents: [\(first), greedy]
      pairs: \(pairs)
      seed: 5
      jobs: \(jobs)
      """)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/temporary", withIntermediateDirectories: true)
    ending = try Agon.run(
      ["run", "arena.yaml", "--output", "run.db"], in: folder,
      through: ["env", "TMPDIR=" + folder.path + "/temporary"] + wrapper)
    record = RecordedRun("run.db", in: folder)
  }

  /// The same tournament with a game that behaves.
  static let calm = Result { try HostileRun(["{}"]) }

  /// The kinds of faults that were recorded, each once.
  ///
  /// - Parameter environment: the name of the environment.
  func kinds(of environment: String = "hostile_0") throws -> [String] {
    try record.ask("SELECT DISTINCT kind FROM v_faults WHERE environment = '\(environment)'")
  }

  /// What was found out and shown in a fault, each once.
  func details() throws -> [String] { try record.ask("SELECT DISTINCT detail FROM fault") }

  /// The number of episodes that faults made void.
  func voidCount() throws -> Int {
    Int(try record.ask("SELECT count(DISTINCT key) FROM fault")[0]) ?? -1
  }

  /// A line for each finished episode of an environment: all that another run must give again.
  func results(of environment: String) throws -> [String] {
    try record.ask(
      """
      SELECT pair, leg, ending, reason, turns, hex(opening_digest),
        (SELECT group_concat(said, ' ') FROM (
          SELECT applied || '/' || hex(digest) AS said
          FROM turn t WHERE t.episode_id = e.episode_id ORDER BY t.turn)),
        (SELECT group_concat(agent_id || ':' || return, ' ') FROM (
          SELECT agent_id, return FROM seating s WHERE s.episode_id = e.episode_id ORDER BY seat))
      FROM episode e JOIN environment v USING (run_id, environment_id)
      WHERE v.name = '\(environment)' ORDER BY pair, leg
      """)
  }

  /// The episodes of the first environment whose seed is a multiple of a number, as `pair|leg`.
  func episodes(withSeedsDividedBy number: Int) throws -> [String] {
    try record.ask(
      "SELECT pair || '|' || leg FROM episode WHERE environment_id = 0 AND seed % \(number) = 0")
  }

  /// Requires that faults cost the episodes that had them, and nothing and nobody else.
  ///
  /// - Parameter void: how many episodes are void.
  /// - Parameter count: how many episodes the schedule has.
  func expectVoid(_ void: Int, of count: Int = 2 * episodes) throws {
    #expect(ending.status == (void == 0 ? 0 : 1), "\(ending.errors)")
    #expect(try voidCount() == void)
    #expect(try record.keys().count == count - void)
    #expect(try record.ask("SELECT key FROM fault GROUP BY key HAVING count(*) <> 2").isEmpty)
    #expect(try record.ask("SELECT key FROM episode WHERE key IN (SELECT key FROM fault)").isEmpty)
    #expect(try record.ask("SELECT key FROM episode WHERE culprit IS NOT NULL").isEmpty)
    let words = "Void through a fault of the plugin, counted for nobody"
    #expect(ending.output.contains(words) == (void > 0), "\(ending.output)")
  }

  /// Requires that no process of the run and no file but its own is left.
  func expectNothingLeft() throws {
    #expect(Survivors.using(library).isEmpty)
    let files = FileManager.default
    #expect(try files.contentsOfDirectory(atPath: folder.path + "/temporary") == [])
    let names = try files.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
    #expect(Set(names).isSubset(of: ["arena.yaml", "libhostile.so", "run.db", "temporary"]))
  }
}
