// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// One decision between phrases, which are read only as they are spelled.
final class PhraseEpisode: SmallEpisode {
  static let phrases = [
    "attack the north gate", "no", "no trump", "not", "!flip", "e2-e4", "2 - 1", "O-O", "O-O-O",
    "Ωmega", "take 1", "take 12", "say \"hello\"", "(wait)", "{\"tool\":\"look\"}", "ls -la", "pwd",
    "x = 1\ny = 2", "print(\"a<b\")", "echo '```'",
  ]
  private var isOver = false

  static let environment = SmallEnvironment("phrases", seats: 2...2, returns: 0...1, mostTurns: 1) {
    _ in PhraseEpisode()
  }

  var progress: Progress {
    Progress(
      phase: isOver ? .terminated : .play, turn: isOver ? .nobody : .seat(Seat(0)), seatCount: 2,
      actionCount: isOver ? 1 : 0, acting: isOver ? 0 : 1, legalCount: PhraseEpisode.phrases.count)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) {
    actions = PhraseEpisode.phrases.indices.map { ActionID($0) }
  }

  func name(of action: ActionID, by seat: Seat) -> String { PhraseEpisode.phrases[Int(action)] }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) { isOver = true }

  func returns() -> [Double] { [0, 0] }

  func clone(_ mode: CloneMode) -> any Episode { PhraseEpisode() }
}
