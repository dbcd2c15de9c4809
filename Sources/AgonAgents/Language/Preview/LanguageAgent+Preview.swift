// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension LanguageAgent {
  /// Shows what this agent would send first in a turn, if it sat in all seats.
  ///
  /// The turns before are played at random; in each of them the agent asks what it would ask, and the answer
  /// states the random action in the form that is wanted. So past turns stand in the prompt as they would.
  ///
  /// - Parameter turn: number of the turn, from 0, as records count them.
  /// - Throws: `PromptPreview.Failure` when the episode ends before, `EnvironmentError`.
  package nonisolated(nonsending) func preview(
    in environment: any Environment, seats: Int, seed: Seed, turn: Int
  ) async throws -> PromptPreview {
    let episode = try environment.begin(seats: seats, seed: seed, opening: nil)
    var rehearsal = Rehearsal(of: self, on: episode, in: environment, seed: seed)
    while true {
      try rehearsal.settleChance()
      guard episode.isOn, !episode.actingSeats.isEmpty else {
        throw PromptPreview.Failure(
          description: "With seed \(seed) the episode ends after \(rehearsal.count) turns; "
            + "ask for an earlier turn than \(turn).")
      }
      if let preview = try await rehearsal.play(until: turn) { return preview }
    }
  }
}

/// An episode that is played at random, with everything that an agent would be told in it.
private struct Rehearsal {
  private let agent: LanguageAgent
  private let episode: any Episode
  private let environment: any Environment
  private let seed: Seed
  private var chance: SplitMix64
  private var generator: SplitMix64
  private var turns: [Turn] = []
  /// Turns so far.
  var count: Int { turns.count }

  init(
    of agent: LanguageAgent, on episode: any Episode, in environment: any Environment, seed: Seed
  ) {
    self.agent = agent
    self.episode = episode
    self.environment = environment
    self.seed = seed
    chance = SplitMix64(seed: seed.derived("chance"))
    generator = SplitMix64(seed: seed.derived("preview"))
  }

  /// Draws until chance does not act.
  mutating func settleChance() throws(EnvironmentError) {
    while case .chance = episode.progress.turn, episode.isOn {
      try episode.apply(chance: episode.drawnOutcome(with: &chance))
    }
  }

  /// Plays the turns of the seats that act now; the preview where the wanted turn is among them.
  nonisolated(nonsending) mutating func play(until wanted: Int) async throws -> PromptPreview? {
    var joint: [(seat: Seat, action: Action)] = []
    var added: [Turn] = []
    for seat in episode.actingSeats {
      let index = turns.count + added.count
      let request = try request(for: seat, turn: index)
      let offered = await agent.questioner.model.constraints()
      let prompt = try agent.prompt(for: request, offered: offered)
      var dialogue = agent.settings.strategy.begin(prompt, request)
      if index == wanted {
        return PromptPreview(
          turn: index, seat: seat, purpose: dialogue.question.purpose,
          requests: agent.questioner.requests(
            for: dialogue.question, seed: request.seed.derived(0), sample: 0, within: nil),
          promptsDigest: agent.settings.templates.digest)
      }
      guard !request.legalActions.isEmpty else {
        throw PromptPreview.Failure(
          description: "The actions of seat \(seat) cannot be listed, so only turn 0 can be shown.")
      }
      let action = request.legalActions[generator.below(request.legalActions.count)]
      added.append(try turn(index, of: seat, playing: action, in: request, &dialogue))
      joint.append((seat, .enumerated(action)))
    }
    try apply(joint, &added)
    return nil
  }

  private mutating func apply(_ joint: [(seat: Seat, action: Action)], _ added: inout [Turn])
    throws(EnvironmentError)
  {
    if joint.count == 1, case .enumerated(let action) = joint[0].action {
      try episode.apply(action, by: joint[0].seat)
    } else {
      try episode.apply(joint)
    }
    let rewards = try episode.rewards()
    for index in added.indices { added[index].reward = rewards[added[index].seat.index] }
    turns += added
  }

  private func request(for seat: Seat, turn: Int) throws(EnvironmentError) -> DecisionRequest {
    let isOpen = environment.descriptor.abilities.contains(.perfectInformation)
    let own = turns.filter { $0.seat == seat }
    var past: [(seat: Seat, action: String)] = []
    for turn in isOpen ? turns : own {
      if let applied = turn.applied { past.append((turn.seat, applied)) }
    }
    return DecisionRequest(
      window: SeatWindow(environment: environment, episode: episode, seat: seat),
      legalActions: try episode.legalActions(of: seat),
      seed: seed.derived(UInt64(turn) << 16 | UInt64(seat.index)), history: { past },
      turns: { own })
  }

  /// A turn in which the agent was answered with an action.
  private func turn(
    _ index: Int, of seat: Seat, playing action: ActionID, in request: DecisionRequest,
    _ dialogue: inout any Dialogue
  ) throws(EnvironmentError) -> Turn {
    let name = try episode.name(of: action, by: seat)
    let said = Explanation(rationale: "Played at random.")
    let answer = agent.settings.written(name, saying: said)
    var calls: [ModelCall] = []
    // The first question may be for a plan; the action follows.
    for _ in 0..<2 {
      let question = dialogue.question
      let text = question.purpose == .plan ? "1. Play at random." : answer
      let reply = ModelReply(text: text, finish: .stop)
      let call = ModelCall(
        messages: question.messages, reply: reply, failure: nil, detail: nil, latency: .zero,
        purpose: question.purpose)
      calls += Array(repeating: call, count: question.samples)
      let heard = try dialogue.hear(
        Array(repeating: reply, count: question.samples), in: request.window)
      if heard.step != .onward { break }
    }
    return Turn(
      index: index, seat: seat, legalCount: request.legalActions.count, choice: .action(action),
      applied: name, explanation: said, calls: calls, digest: SHA256.digest(of: ""), reward: 0,
      latency: .zero)
  }
}
