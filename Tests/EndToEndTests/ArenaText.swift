// SPDX-License-Identifier: Apache-2.0

/// Arena files of these tests.
enum ArenaText {
  /// Twenty-four short episodes between three deterministic agents.
  static let small = """
    arena: small
    environments:
      - id: tic_tac_toe
        openings: {random_plies: 2}
      - id: connect_four
        openings: {random_plies: 4}
    agents:
      - random
      - greedy
      - kind: search
        settings: {nodes: 300, simulations: 30}
    pairs: 2
    seed: 5
    """

  /// Number of episodes of `long`.
  static let longCount = 1200

  /// The same with so many pairs that a run takes seconds.
  static let long = small.replacing("arena: small", with: "arena: long")
    .replacing("pairs: 2", with: "pairs: 100")

  /// Two searching agents that make more than ten thousand decisions and explain them.
  static let explained = """
    arena: explained
    environments:
      - id: tic_tac_toe
        openings: {random_plies: 2}
      - id: connect_four
        openings: {random_plies: 6}
    agents:
      - kind: search
        name: shallow
        settings: {nodes: 300, simulations: 20}
      - kind: search
        name: deep
        settings: {nodes: 1000, simulations: 40}
    pairs: 250
    seed: 9
    """

  /// Six episodes each between a language agent and two others, six without it.
  ///
  /// - Parameter address: the chat endpoint of the language agent.
  static func talking(to address: String) -> String {
    """
    arena: talking
    environments: [tic_tac_toe]
    agents:
      - random
      - greedy
      - kind: language
        name: talker
        settings: {endpoint: '\(address)', model: mock, constrain: none, claims: 1}
    pairs: 3
    seed: 2
    jobs: 2
    """
  }

  /// A mistake of every common kind.
  static let mistaken = """
    arena: mistaken
    enviroments: [tic_tac_toe]
    environments:
      - id: tic_tak_toe
      - id: connect_four
        parameters: {width: 99, hight: 6}
    agents:
      - rnadom
      - kind: search
        settings: {nodes: many, simulatons: 30}
      - greedy
      - greedy
    pairs: 0
    seed: [1]
    """
}
