// SPDX-License-Identifier: Apache-2.0

internal import AgonRatings
internal import AgonStatistics
internal import Foundation

/// A field with known strengths that plays episodes by chance, written apart from the code under
/// test.
struct DavidsonModel {
  var strengths: [Double]
  var firstMove: Double
  var tie: Double

  /// The chance of one episode's score.
  func probability(of episode: RatedEpisode) -> Double {
    let order = episode.firstToAct.map { $0 == episode.agent ? 1.0 : -1.0 } ?? 0
    let gap = strengths[episode.agent] - strengths[episode.opponent] + firstMove * order
    let weights: [RatedEpisode.Score: Double] = [
      .win: exp(gap / 2), .tie: tie, .loss: exp(-gap / 2),
    ]
    return weights[episode.score, default: 0] / weights.values.reduce(0, +)
  }

  /// The logarithm of the chance of all episodes.
  func logLikelihood(_ episodes: [RatedEpisode]) -> Double {
    episodes.reduce(0) { $0 + $1.weight * log(probability(of: $1)) }
  }

  /// Plays a round robin of pairs: every two agents meet `pairs` times on each side.
  func roundRobin(pairs: Int, seed: UInt64) -> [RatedEpisode] {
    var generator = SplitMix(seed: seed)
    var episodes: [RatedEpisode] = []
    var cluster = 0
    for agent in strengths.indices {
      for opponent in strengths.indices where opponent > agent {
        for _ in 0..<pairs {
          for first in [agent, opponent] {
            episodes.append(play(agent, opponent, first, cluster, &generator))
          }
          cluster += 1
        }
      }
    }
    return episodes
  }

  private func play(
    _ agent: Int, _ opponent: Int, _ first: Int, _ cluster: Int, _ generator: inout SplitMix
  ) -> RatedEpisode {
    func episode(_ score: RatedEpisode.Score) -> RatedEpisode {
      RatedEpisode(
        agent: agent, opponent: opponent, score: score, firstToAct: first, cluster: cluster)
    }
    let draw = generator.unit()
    let win = probability(of: episode(.win))
    if draw < win { return episode(.win) }
    return episode(draw < win + probability(of: episode(.tie)) ? .tie : .loss)
  }
}

extension [RatedEpisode] {
  /// Reads pairs such as "01wl": agents 0 and 1, the score of agent 0 with 0 first, then with 1
  /// first.
  static func pairs(_ text: String) -> [RatedEpisode] {
    let scores: [Character: RatedEpisode.Score] = ["w": .win, "t": .tie, "l": .loss]
    return text.split(whereSeparator: \.isWhitespace).enumerated().flatMap { cluster, word in
      let letters = [Character](word)
      let agents = letters.prefix(2).map { $0.wholeNumberValue ?? 0 }
      return letters.dropFirst(2).enumerated().map { leg, letter in
        RatedEpisode(
          agent: agents[0], opponent: agents[1], score: scores[letter] ?? .tie,
          firstToAct: agents[leg % 2], cluster: cluster)
      }
    }
  }
}
