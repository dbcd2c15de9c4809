// SPDX-License-Identifier: Apache-2.0

/// One question to an agent: what do you do now, and why? Stays on the episode's thread.
public struct DecisionRequest {
  /// What the seat sees and may ask.
  public let window: SeatWindow
  /// The seat's legal actions, ascending; empty when they cannot be enumerated.
  public let legalActions: [ActionID]
  /// The chance of this decision: follows from episode, seat and turn, and from `sample`.
  public let seed: Seed
  /// Which answer to the same question this is; 0 in a game, higher in an audit that asks again.
  public let sample: Int
  /// A rationale that the agent must act on, in an audit.
  public let forcedRationale: String?
  /// Time that the answer may take, from now; nil when it may take its time.
  public let deadline: Duration?
  /// The actions applied so far, by name, oldest first, with their seats.
  public var history: [(seat: Seat, action: String)] { past() }

  /// The seat's own turns so far, with what was asked and answered in them, first one first.
  public var turns: [Turn] { ownTurns() }
  /// What the agent wrote down in earlier episodes; nil for an agent that keeps no lessons.
  public let lessons: Lessons?

  private let past: () -> [(seat: Seat, action: String)]
  private let ownTurns: () -> [Turn]

  /// Makes a question.
  ///
  /// - Parameter deadline: time that the answer may take, from now.
  public init(
    window: SeatWindow, legalActions: [ActionID], seed: Seed, sample: Int = 0,
    forcedRationale: String? = nil, deadline: Duration? = nil,
    lessons: Lessons? = nil, history: @escaping () -> [(seat: Seat, action: String)] = { [] },
    turns: @escaping () -> [Turn] = { [] }
  ) {
    self.window = window
    self.legalActions = legalActions
    self.seed = seed
    self.sample = sample
    self.forcedRationale = forcedRationale
    self.deadline = deadline
    self.lessons = lessons
    past = history
    ownTurns = turns
  }
}
