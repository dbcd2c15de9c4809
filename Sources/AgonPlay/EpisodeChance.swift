// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The chance of one episode where it acts in turn: draws from the plan's seed, and keeps the draws.
///
/// Confined to the episode's thread.
package final class EpisodeChance {
  /// Draws without a turn between them after which an environment counts as broken.
  private static let mostInRow = 100_000

  private var generator: SplitMix64
  /// The draws so far.
  package private(set) var draws: [ChanceDraw] = []

  /// Begins the chance of an episode with this seed.
  package init(seed: Seed) {
    generator = SplitMix64(seed: seed.derived("chance"))
  }

  /// Draws until chance does not act any more.
  ///
  /// - Parameter turn: number of turns recorded so far.
  package func settle(_ episode: any Episode, before turn: Int) throws(EnvironmentError) {
    var count = 0
    while case .chance = episode.progress.turn, episode.isOn {
      guard count < Self.mostInRow else {
        throw EnvironmentError(
          code: .faulty, place: "turn \(turn)",
          detail: "Chance acted \(count) times in a row, and acts again.", fault: .protocol)
      }
      count += 1
      draws.append(try episode.drawChance(with: &generator, before: turn))
    }
  }
}

extension Episode {
  /// Draws and applies an outcome of chance, and names it.
  fileprivate func drawChance(with generator: inout SplitMix64, before turn: Int)
    throws(EnvironmentError) -> ChanceDraw
  {
    let outcome = try drawnOutcome(with: &generator)
    let draw = ChanceDraw(turn: turn, outcome: outcome, name: try name(ofChance: outcome))
    try apply(chance: outcome)
    return draw
  }
}
