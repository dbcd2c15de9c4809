// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Runs that end by kill -9 at any instant.
struct KillTests {
  private static let kills = 25
  private static let killsInPlay = 20

  /// What the events of one killed process say.
  private struct Events {
    /// Keys of the episodes that it said were finished.
    var finished: [String] = []
    /// Whether an episode was being played at the last event, with others still to finish.
    var isInPlay = false

    init(_ output: String) throws {
      // The last line may be cut.
      for line in output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let event = try EventLine(line)
        if event.name == "finished" { finished.append(try #require(event.key)) }
        isInPlay =
          event.counts["running"] ?? 0 > 0 && event.counts["finished"] != event.counts["total"]
      }
    }
  }

  @Test func `no finished episode is lost or played twice by 25 kills`() throws {
    let seed = UInt64.random(in: 0..<1 << 53)
    print("KillTests: seed \(seed)")
    var chance = Chance(state: seed)
    let folder = try TemporaryFolder()
    try folder.write("long.yaml", ArenaText.long)
    let run = RecordedRun("run.db", in: folder)
    var announced: [String] = []
    var inPlay = 0
    for number in 0..<Self.kills {
      let events = try kill(number, in: folder, with: &chance)
      announced += events.finished
      inPlay += events.isInPlay ? 1 : 0
      if !announced.isEmpty {
        let keys = Set(try run.keys())
        #expect(keys.isSuperset(of: announced), "lost at kill \(number), seed \(seed)")
        #expect(try run.ask("PRAGMA integrity_check") == ["ok"])
      }
    }
    #expect(inPlay >= Self.killsInPlay, "seed \(seed)")
    #expect(Set(announced).count == announced.count, "played twice, seed \(seed)")
    #expect(announced.count < ArenaText.longCount)
    try compareWithUndisturbed(run, in: folder, seed: seed)
  }

  /// Starts the run and kills it: every fifth time at some instant of its start-up, else after some
  /// episodes and some time.
  private func kill(_ number: Int, in folder: TemporaryFolder, with chance: inout Chance) throws
    -> Events
  {
    let running = try Agon.start("run", "long.yaml", "--output", "run.db", "--json", in: folder)
    if number % 5 == 4 {
      usleep(UInt32(chance.below(30_000)))
    } else {
      let episodes = chance.below(ArenaText.longCount / 2 / Self.kills)
      try running.wait(for: "\(episodes) episodes") {
        $0.output.matches(of: #/"finished"/#).count >= episodes
          && $0.output.contains(#""started""#)
      }
      usleep(UInt32(chance.below(3000)))
    }
    running.send(SIGKILL)
    let ending = running.ending()
    #expect(ending.status == -SIGKILL)
    return try Events(ending.output)
  }

  private func compareWithUndisturbed(
    _ run: RecordedRun, in folder: TemporaryFolder, seed: UInt64
  ) throws {
    let completed = try Agon.run("run", "long.yaml", "--output", "run.db", in: folder)
    #expect(completed.status == 0, "seed \(seed): \(completed.errors)")
    let undisturbed = try Agon.run("run", "long.yaml", "--output", "whole.db", in: folder)
    #expect(completed.output == undisturbed.output, "seed \(seed)")
    let episodes = try run.episodes()
    #expect(episodes.count == ArenaText.longCount)
    #expect(episodes == (try RecordedRun("whole.db", in: folder).episodes()), "seed \(seed)")
    #expect(try run.ask("PRAGMA integrity_check") == ["ok"])
    #expect(try run.ask("PRAGMA foreign_key_check") == [])
    #expect(try Agon.run("verify", "run.db", in: folder).status == 0)
  }
}
