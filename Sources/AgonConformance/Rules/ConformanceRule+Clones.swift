// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// The three ways to copy an episode.
  static let clones = [cloneExact, cloneReseed, cloneResample]

  static let cloneExact = ConformanceRule(
    "clone-exact", "exact clones",
    "An exact clone is equal, goes on equally, and neither of the two touches the other."
  ) { trial in
    try trial.applies(with: .clone, "clone")
    try trial.walk { episode in
      let before = try trial.fingerprint(episode)
      let clone = try episode.clone(.exact)
      try trial.require(
        same: try trial.fingerprint(clone).difference(from: before),
        "An exact clone is equal to its original.")
      let twin = try episode.clone(.exact)
      let seed = trial.random.seed()
      try playOn(clone, seed: seed, most: 12)
      try trial.require(
        same: try trial.fingerprint(episode).difference(from: before),
        "What is played in a clone leaves the original as it was.")
      try playOn(twin, seed: seed, most: 12)
      try trial.require(
        same: try trial.fingerprint(twin).difference(from: trial.fingerprint(clone)),
        "Two exact clones go on equally, chance included.")
    }
    return trial.looked
  }

  static let cloneReseed = ConformanceRule(
    "clone-reseed", "reseeded clones",
    "A reseeded clone is in the same state; equal seeds give equal futures."
  ) { trial in
    try trial.applies(with: .clone, "clone")
    try trial.walk { episode in
      let seed = trial.random.seed()
      guard let clone = try offered({ try episode.clone(.reseed(seed)) }) else {
        throw RuleStop.inapplicable("Reseeded clones are not offered.")
      }
      try trial.require(
        same: try trial.fingerprint(clone, bytes: false).difference(
          from: try trial.fingerprint(episode, bytes: false)),
        "A reseeded clone shows the same state as its original.")
      let twin = try episode.clone(.reseed(seed))
      let plays = trial.random.seed()
      try playOn(clone, seed: plays, most: 12)
      try playOn(twin, seed: plays, most: 12)
      try trial.require(
        same: try trial.fingerprint(twin).difference(from: trial.fingerprint(clone)),
        "Two clones reseeded alike go on equally.")
      guard trial.facts.chance != .sampled else { return }
      let exact = try episode.clone(.exact)
      try playOn(exact, seed: plays, most: 12)
      try trial.require(
        same: try trial.fingerprint(clone, bytes: false).difference(
          from: try trial.fingerprint(exact, bytes: false)),
        "Nothing is drawn inside of actions, so a reseeded clone goes on as an exact one.")
    }
    return trial.looked
  }

  static let cloneResample = ConformanceRule(
    "clone-resample", "resampled clones",
    "A resampled clone is a whole state that the seat could be in; hidden things differ by seed."
  ) { trial in
    try trial.applies(with: .clone, "clone")
    var differing = 0
    let isOpen = trial.facts.abilities.contains(.perfectInformation)
    var hidden = HiddenStates()
    if !isOpen { try hidden.search(trial) }
    try trial.walk(visits: 6) { episode in
      for seat in 0..<episode.progress.seatCount {
        for _ in 0..<3 {
          let seed = trial.random.seed()
          let clone = try resampled(episode, for: Seat(seat), seed: seed)
          try judge(clone, of: episode, for: Seat(seat), trial)
          let twin = try episode.clone(.resample(for: Seat(seat), seed))
          try trial.require(
            same: try trial.fingerprint(twin).difference(from: trial.fingerprint(clone)),
            "Two clones resampled alike for seat \(seat) are equal.")
          if try hiddenText(clone) != hiddenText(episode) { differing += 1 }
          try playOn(clone, seed: seed, most: trial.mostSteps)
        }
      }
    }
    try trial.require(
      !isOpen || differing == 0, "Seats see the whole state, so resampling changes nothing in it.",
      saw: "\(differing) resampled clones differ in their full view.")
    return trial.looked
      + (isOpen ? "" : ", something hidden at \(hidden.found) of \(hidden.looked) others")
  }
}

private func resampled(_ episode: any Episode, for seat: Seat, seed: Seed) throws -> any Episode {
  guard let clone = try offered({ try episode.clone(.resample(for: seat, seed)) }) else {
    throw RuleStop.inapplicable("Resampled clones are not offered.")
  }
  return clone
}

/// Holds a resampled clone against what the seat knows beside its views.
private func judge(
  _ clone: any Episode, of episode: any Episode, for seat: Seat, _ trial: Trial
) throws {
  let expected = "For seat \(seat), a resampled clone stands where its original does."
  try trial.require(
    clone.progress.phase == episode.progress.phase
      && clone.progress.turn == episode.progress.turn
      && clone.progress.actionCount == episode.progress.actionCount
      && clone.progress.acting == episode.progress.acting,
    expected, saw: "\(clone.progress) against \(episode.progress)")
  let own = try episode.legalActions(of: seat)
  let cloned = try clone.legalActions(of: seat)
  try trial.require(
    own == cloned, "For seat \(seat), a resampled clone has the same legal actions.",
    saw: "\(cloned) against \(own)")
}

/// Plays random steps, at most so many.
func playOn(_ episode: any Episode, seed: Seed, most: Int) throws {
  var random = SplitMix64(seed: seed)
  var steps = 0
  while steps < most, let step = try episode.drawStep(with: &random) {
    try episode.apply(step)
    steps += 1
  }
}
