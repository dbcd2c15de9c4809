// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// A person in a seat.
struct PersonTests {
  private static let text = """
    arena: person
    environments: [tic_tac_toe]
    agents: [human, random]

    """

  /// Starts a run whose keyboard is a pipe that nobody closes.
  private func start(_ text: String, in folder: TemporaryFolder) throws -> RunningProgram {
    try folder.write("person.yaml", text)
    let keyboard = #"mkfifo keys && exec "$0" "$@" 0<>keys"#
    return try RunningProgram(
      ["sh", "-c", keyboard, try Agon.program(), "run", "person.yaml", "--output", "person.db"],
      in: folder)
  }

  @Test(.timeLimit(.minutes(2)))
  func `one signal stops a run that waits for a person`() throws {
    let folder = try TemporaryFolder()
    let running = try start(Self.text, in: folder)
    try running.wait(for: "your action?")
    running.send(SIGINT)
    let ending = running.ending()
    #expect(ending.status == 130)
    #expect(ending.errors.contains("Stopped; 0 of 2 episodes are kept."))
    #expect(try RecordedRun("person.db", in: folder).keys().isEmpty)
  }

  @Test(.timeLimit(.minutes(2)))
  func `a person who does not answer in time forfeits`() throws {
    let folder = try TemporaryFolder()
    let running = try start(Self.text + "budgets: {seconds_per_decision: 0.01}\n", in: folder)
    let ending = running.ending()
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output.contains("Too late: the seat forfeits."))
    #expect(try Agon.run("show", "person.db", "1", in: folder).output.contains("timeout"))
  }
}
