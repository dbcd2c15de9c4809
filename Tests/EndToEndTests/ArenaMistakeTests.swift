// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// Mistakes of an arena file that show only when its environments and agents are made.
struct ArenaMistakeTests {
  private static let text = """
    arena: wrong
    environments:
      - id: connect_four
        parameters:
          width: 3
          height: 4
          connect: 7
      - id: connect_four
        name: opened
        openings:
          - [d, d]
          - [d, z]
      - id: tic_tac_toe
        openings: {random_plies: 40}
    agents:
      - random
      - kind: language
        settings:
          model: any
          endpoint: ftp://somewhere
          predicates: [threat, treat]
          media: png

    """

  @Test(arguments: ["arena check", "run"])
  func `each is told by line and column, all at once, before play`(_ command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("wrong.yaml", Self.text)
    let words = command.split(separator: " ").map(String.init)
    let ending = try Agon.run(words + ["wrong.yaml"], in: folder)
    #expect(ending.status == 2 && ending.output.isEmpty)
    let lines = ending.errors.split(separator: "\n")
    for (begin, hint) in [
      ("wrong.yaml:7:7: `connect_four` cannot be made: The parameter \"connect\" is 7", "3 by 4"),
      ("wrong.yaml:12:13: `z` cannot be played here: ", "a b c d e f g"),
      ("wrong.yaml:14:16: ", "lower `random_plies`"),
      ("wrong.yaml:20:7: `endpoint` of `language` cannot be used: ", "http://"),
      ("wrong.yaml:21:28: no environment of this arena has a predicate `treat`", "mean `threat`?"),
      ("wrong.yaml:22:7: `connect_four` offers no observation as `png`", "json, svg, text"),
      ("wrong.yaml:22:7: `tic_tac_toe` offers no observation as `png`", "json, svg, text"),
    ] {
      #expect(
        lines.contains { $0.hasPrefix(begin) && $0.contains(hint) }, "\(begin): \(ending.errors)")
    }
    #expect(try Command.run(["find", folder.path, "-name", "*.db*"]).output.isEmpty)
  }
}
