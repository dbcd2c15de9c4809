// SPDX-License-Identifier: Apache-2.0

/// What a tournament may ask of models, guessed before the first call.
package struct SpendingForecast: Hashable, Sendable {
  /// A floor and a ceiling.
  package struct Range: Hashable, Sendable {
    /// The floor.
    package var low: Double
    /// The ceiling.
    package var high: Double

    /// Makes a range.
    package init(_ low: Double, _ high: Double) {
      self.low = low
      self.high = high
    }

    /// Nothing.
    package static let zero = Range(0, 0)

    /// Adds another range.
    package static func += (sum: inout Range, other: Range) {
      sum.low += other.low
      sum.high += other.high
    }
  }

  /// What one agent may ask.
  package struct Agent: Hashable, Sendable {
    /// Name of the agent.
    package var name: String
    /// Episodes that it is still to play.
    package var episodes: Int
    /// The model that it asks; nil for an agent without one.
    package var model: String?
    /// Calls.
    package var calls = Range.zero
    /// Tokens of the prompts.
    package var promptTokens = Range.zero
    /// Tokens of the answers.
    package var replyTokens = Range.zero
    /// Price of the calls; nil for a model without a price.
    package var cost: Range?
    /// Environments in which nothing can be guessed, by name.
    package var unknown: [String] = []

    /// Begins with an agent that asks nothing.
    package init(name: String, episodes: Int, model: String? = nil) {
      self.name = name
      self.episodes = episodes
      self.model = model
    }
  }

  /// The whole schedule, in episodes.
  package var total: Int
  /// Episodes that are finished and kept.
  package var finished: Int
  /// All agents, in the order of the arena.
  package var agents: [Agent]
  /// What the guess rests on, as sentences.
  package var assumptions: [String]

  /// Makes a forecast.
  package init(total: Int, finished: Int, agents: [Agent], assumptions: [String]) {
    self.total = total
    self.finished = finished
    self.agents = agents
    self.assumptions = assumptions
  }
}
