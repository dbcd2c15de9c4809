// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Looks for states that a seat cannot tell apart and that differ all the same, and holds resampling against
/// them.
struct HiddenStates {
  /// A number of steps and the seat that looks.
  private struct Moment: Hashable {
    let steps: Int
    let seat: Int
  }

  /// Resampled clones that one pair of such states is judged by.
  private static let draws = 200

  private var seen: [String: [String]] = [:]
  private var judged: Set<Moment> = []
  /// States looked at.
  private(set) var looked = 0

  /// Moments at which something was hidden.
  var found: Int { judged.count }

  /// Looks at the beginnings of many episodes, which are played alike as far as may be.
  mutating func search(_ trial: Trial) throws {
    for number in 0..<80 {
      if number >= 40, trial.isOutOfTime { break }
      let episode = try trial.begin(
        seats: trial.facts.seats.lowerBound, seed: trial.seed.derived("start \(number)"))
      var plays = SplitMix64(seed: trial.seed)
      var decisions = 0
      while decisions < 5 {
        let isChance = episode.progress.turn == .chance
        let step =
          try isChance
          ? episode.drawStep(with: &trial.random) : episode.drawStep(with: &plays)
        guard let step else { break }
        try trial.take(step, in: episode)
        if !isChance { decisions += 1 }
        for seat in 0..<episode.progress.seatCount { try see(episode, by: Seat(seat), trial) }
      }
    }
  }

  private mutating func see(_ episode: any Episode, by seat: Seat, _ trial: Trial) throws {
    looked += 1
    let known = "\(seat) " + (try recall(of: episode, for: seat))
    let full = try hiddenText(episode)
    guard let other = seen.updateValue(full, forKey: known), other != full else { return }
    let moment = Moment(steps: episode.progress.actionCount, seat: seat.index)
    guard judged.insert(moment).inserted else { return }
    for _ in 0..<HiddenStates.draws {
      let seed = trial.random.seed()
      guard let clone = try offered({ try episode.clone(.resample(for: seat, seed)) }) else {
        return
      }
      if try hiddenText(clone) != full { return }
    }
    throw RuleStop.violated(
      expected: "Seat \(seat) cannot tell two states apart, so resampling draws the other one too.",
      seen: "\(HiddenStates.draws) resampled clones have the same full view as their original.")
  }
}

/// The full view as text and JSON, empty where it is not offered.
func hiddenText(_ episode: any Episode) throws -> [String] {
  var texts: [String] = []
  for media in [Media.text, .json] {
    let text = try offered { try episode.text(for: Seat(0), view: .full, media: media) }
    if let text { texts.append(text) }
  }
  return texts
}
