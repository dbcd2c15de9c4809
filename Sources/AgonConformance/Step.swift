// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What moves an episode on by one.
package enum Step: Hashable, Sendable {
  /// An action of the seat that acts alone.
  case seat(Seat, ActionID)
  /// An outcome of chance.
  case chance(ActionID)
  /// The actions of all seats that act together, in their order.
  case joint([Choice])

  /// One seat's part of a joint step.
  package struct Choice: Hashable, Sendable {
    /// Who acts.
    package var seat: Seat
    /// What it does.
    package var action: ActionID
  }
}

extension Episode {
  /// Applies a step.
  func apply(_ step: Step) throws(EnvironmentError) {
    switch step {
    case .seat(let seat, let action): try apply(action, by: seat)
    case .chance(let outcome): try apply(chance: outcome)
    case .joint(let choices): try apply(choices.map { ($0.seat, .enumerated($0.action)) })
    }
  }

  /// Draws a step at random: each legal action as likely as another, chance by its probabilities.
  ///
  /// Nil when the episode has ended, or when the actions of a seat cannot be listed.
  func drawStep(with random: inout SplitMix64) throws(EnvironmentError) -> Step? {
    let progress = progress
    guard progress.phase == .play else { return nil }
    switch progress.turn {
    case .nobody: return nil
    case .seat(let seat):
      let legal = try legalActions(of: seat)
      return legal.isEmpty ? nil : .seat(seat, legal[random.below(legal.count)])
    case .chance:
      let outcomes = try chanceOutcomes()
      guard let last = outcomes.last else { return nil }
      let point = random.unit()
      var sum = 0.0
      for outcome in outcomes {
        sum += outcome.probability
        if sum > point { return .chance(outcome.id) }
      }
      return .chance(last.id)
    case .simultaneous:
      var choices: [Step.Choice] = []
      for seat in actingSeats {
        let legal = try legalActions(of: seat)
        if legal.isEmpty { return nil }
        choices.append(Step.Choice(seat: seat, action: legal[random.below(legal.count)]))
      }
      return .joint(choices)
    }
  }

  /// The words for a step that is legal here, such as `0 b2`, `chance K` or `0 a + 1 c`.
  func words(for step: Step) throws(EnvironmentError) -> String {
    switch step {
    case .seat(let seat, let action): return "\(seat) \(try name(of: action, by: seat))"
    case .chance(let outcome): return "chance \(try name(ofChance: outcome))"
    case .joint(let choices):
      var words: [String] = []
      for choice in choices {
        words.append("\(choice.seat) \(try name(of: choice.action, by: choice.seat))")
      }
      return words.joined(separator: " + ")
    }
  }
}
