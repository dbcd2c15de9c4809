// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// Ctrl-C and the request to end.
struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func `a run that is stopped goes on to the standings of an undisturbed one`(
    _ signal: Int32
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("long.yaml", ArenaText.long)
    let running = try Agon.start("run", "long.yaml", "--output", "run.db", in: folder)
    try running.wait(for: "/\(ArenaText.longCount) episodes")
    running.send(signal)
    let stopped = running.ending()
    #expect(stopped.status == 130)
    #expect(
      stopped.errors.contains(
        #/Stopped; \d+ of 1200 episodes are kept. The same command goes on from here./#))
    let kept = try RecordedRun("run.db", in: folder).keys().count
    #expect((1..<ArenaText.longCount).contains(kept))

    let resumed = try Agon.run("run", "long.yaml", "--output", "run.db", in: folder)
    #expect(resumed.status == 0)
    #expect(resumed.errors.contains("Going on: \(kept) of 1200 episodes are kept."))
    let undisturbed = try Agon.run("run", "long.yaml", "--output", "whole.db", in: folder)
    #expect(resumed.output == undisturbed.output)
    #expect(
      try RecordedRun("run.db", in: folder).episodes()
        == RecordedRun("whole.db", in: folder).episodes())
  }

  @Test func `a complete run plays nothing more`() throws {
    let folder = try TemporaryFolder()
    try folder.write("small.yaml", ArenaText.small)
    let first = try Agon.run("run", "small.yaml", "--output", "run.db", in: folder)
    let again = try Agon.run("run", "small.yaml", "--output", "run.db", in: folder)
    #expect(again.status == 0)
    #expect(again.output == first.output)
    #expect(again.errors.contains("Going on: 24 of 24 episodes are kept."))
    #expect(try RecordedRun("run.db", in: folder).keys().count == 24)
  }
}
