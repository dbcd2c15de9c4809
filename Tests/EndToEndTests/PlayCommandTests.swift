// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// A person at the terminal of `agon play`.
struct PlayCommandTests {
  /// Plays with these lines typed into a pipe.
  private func play(_ lines: [String], _ arguments: String..., in folder: TemporaryFolder) throws
    -> Agon.Ending
  {
    try folder.write("typed", lines.map { $0 + "\n" }.joined())
    return try Agon.run(
      ["play"] + arguments, in: folder, through: ["sh", "-c", #"exec "$0" "$@" < typed"#])
  }

  @Test func `a game from a pipe shows boards, rationales, verdicts and the end`() throws {
    let folder = try TemporaryFolder()
    let ending = try play(
      ["because I begin", "claim wins_now(self, a1)", "a1", "resign"], "tic_tac_toe", "--seed", "7",
      in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    for words in [
      "seat 0 person, seat 1 search; seed 7.", "person, seat 0: your action?", "Legal: ",
      "wins_now(self, a1)  refuted", "search, seat 1, plays b2", "  rationale   ", "supported",
      "End: person resigns", "Returns: person -1, search 1",
    ] {
      #expect(ending.output.contains(words), "\(words): \(ending.output)")
    }
  }

  @Test func `a finished game is recorded as a run`() throws {
    let folder = try TemporaryFolder()
    let ending = try play(
      ["c3 because why not", "resign"], "tic_tac_toe", "--against", "random", "--seat", "1",
      "--seed", "3", "--record", "games/mine.db", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("Recorded: agon show games/mine.db 1"))
    let shown = try Agon.run("show", "games/mine.db", "1", in: folder).output
    #expect(shown.contains("seat 0 random, seat 1 person"), "\(shown)")
    #expect(shown.contains("person resigns"))
    #expect(try Agon.run("verify", "games/mine.db", in: folder).status == 0)
    let again = try play(
      [], "tic_tac_toe", "--record", "games/mine.db", in: folder)
    #expect(again.status == 2)
    #expect(again.errors.contains("there is such a file; name a new one"))
  }

  @Test func `an agent of an arena file may be the other one`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "arena.yaml",
      """
      arena: mine
      environments: [connect_four]
      agents:
        - {name: quick, kind: search, settings: {simulations: 3, nodes: 0}}
        - random
      """)
    let ending = try play(
      ["resign"], "connect_four", "--against", "arena.yaml:quick", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("seat 1 quick"))
    let none = try play([], "connect_four", "--against", "arena.yaml:quik", in: folder)
    #expect(none.status == 2)
    #expect(none.errors.contains("the arena has no agent quik; did you mean `quick`?"))
  }

  @Test func `in a game with hidden cards nothing is told before the end`() throws {
    let folder = try TemporaryFolder()
    let ending = try play(
      ["resign"], "kuhn_poker", "--seat", "1", "--seed", "5", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    let question = try #require(ending.output.firstRange(of: "your action?"))
    let before = ending.output[..<question.lowerBound]
    let after = ending.output[question.upperBound...]
    #expect(!before.contains("search, seat 0, plays"), "\(ending.output)")
    #expect(after.contains("What was said:") && after.contains("search, seat 0, plays"))
  }

  @Test(arguments: [
    (["tic_tac_to"], "No plugin offers the environment tic_tac_to"),
    (["tic_tac_toe", "--seat", "2"], "--seat is 0 or 1, not 2."),
    (["tic_tac_toe", "--against", "serch"], "did you mean `search`?"),
    (["tic_tac_toe", "--against", "language"], "The kind needs settings (model)"),
    (["tic_tac_toe", "--against", "none.yaml:a"], "There is no such arena file."),
    (["tic_tac_toe", "--parameters", "[]"], "--parameters is a JSON object"),
    (["tic_tac_toe", "--parameters", #"{"size": 9}"#], "takes no parameters"),
    (["tic_tac_toe", "--seed", "9007199254740992"], "below 2^53"),
  ])
  func `a wrong use is told in a sentence`(_ arguments: [String], _ words: String) throws {
    let folder = try TemporaryFolder()
    let ending = try Agon.run(["play"] + arguments, in: folder)
    #expect(ending.status == 2)
    #expect(ending.errors.contains(words), "\(ending.errors)")
  }

  @Test func `the end of the input ends the game as unfinished`() throws {
    let folder = try TemporaryFolder()
    let ending = try play(["a1"], "tic_tac_toe", "--record", "mine.db", in: folder)
    #expect(ending.status == 1)
    #expect(ending.errors.contains("The input ended before an action"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/mine.db"))
  }

  @Test(.timeLimit(.minutes(2)))
  func `one signal stops a game that waits for its person`() throws {
    let folder = try TemporaryFolder()
    let keyboard = #"mkfifo keys && exec "$0" "$@" 0<>keys"#
    let running = try RunningProgram(
      ["sh", "-c", keyboard, try Agon.program(), "play", "tic_tac_toe"], in: folder)
    try running.wait(for: "your action?")
    running.send(SIGINT)
    let ending = running.ending()
    #expect(ending.status == 130)
    #expect(ending.errors.contains("Stopped; the game is not finished."))
  }

  @Test(.timeLimit(.minutes(2)))
  func `a program can be the other one, and is gone with the game`() throws {
    let folder = try TemporaryFolder()
    try folder.write("agent.py", try Repository.text(of: "docs/examples/process_agent.py"))
    try folder.write(
      "arena.yaml",
      """
      arena: mine
      environments: [tic_tac_toe]
      agents:
        - {name: mine, kind: process, settings: {command: [python3, agent.py, "\(folder.path)"]}}
        - random
      """)
    let ending = try play(
      ["resign"], "tic_tac_toe", "--against", "arena.yaml:mine", "--seat", "1", in: folder)
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("Of 9 legal actions I drew "))
    #expect(Survivors.using(folder.path).isEmpty)
  }
}
