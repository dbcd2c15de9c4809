// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// How episodes end, and what they pay.
  static let endings = [termination, ending, rewards, utility, returnBounds]

  static let termination = ConformanceRule(
    "termination", "length of episodes",
    "No episode is longer than the declared number of turns."
  ) { trial in
    guard let most = trial.facts.mostTurns else {
      throw RuleStop.inapplicable("No bound is declared.")
    }
    var longest = 0
    try trial.walk(episodes: trial.effort.episodes * 4, visits: 5) { episode in
      let count = trial.trail?.steps.count ?? 0
      longest = max(longest, count)
      if count >= most {
        try trial.require(
          !episode.isOn, "After \(most) turns, the declared bound, the episode has ended.",
          saw: "It goes on.")
      }
    }
    return "at most \(longest) of \(most) turns in \(trial.episodes) episodes"
  }

  static let ending = ConformanceRule(
    "ending", "end and outcome",
    "An episode that has ended asks nobody, and says why it ended; before, it does not."
  ) { trial in
    var ends = 0
    try trial.walk { episode in
      guard !episode.isOn else {
        try trial.requireRefusal([.wrongPhase], of: "The outcome of an episode that goes on") {
          _ = try episode.outcome()
        }
        return
      }
      ends += 1
      try trial.require(
        episode.seatToAct == nil && episode.actingSeats.isEmpty, "After the end nobody acts.",
        saw: "Seats \(episode.actingSeats) do.")
      let outcome = try episode.outcome()
      let reason = outcome["reason"]?.text ?? ""
      try trial.require(
        reason.contains { !$0.isWhitespace }, "The outcome is an object with a text \"reason\".",
        saw: "It is \(outcome).")
    }
    return "\(ends) ends of \(trial.episodes) episodes"
  }

  static let rewards = ConformanceRule(
    "rewards", "rewards and returns",
    "Rewards are zero before the first action, finite, and sum to the returns."
  ) { trial in
    var sums: [Double] = []
    try trial.walk(visits: .max) { episode in
      let rewards = try episode.rewards()
      try trial.require(
        rewards.count == episode.progress.seatCount && rewards.allSatisfy(\.isFinite),
        "There is one finite reward a seat.", saw: "\(rewards)")
      if trial.trail?.steps.isEmpty ?? true {
        try trial.require(
          rewards.allSatisfy { $0 == 0 }, "Rewards before the first action are zero.",
          saw: "\(rewards)")
        sums = rewards
      } else {
        for seat in sums.indices { sums[seat] += rewards[seat] }
      }
      let returns = try episode.returns()
      let isSame =
        sums.count == returns.count
        && zip(sums, returns).allSatisfy { abs($0 - $1) <= tolerance(sums + returns) }
      try trial.require(isSame, "Returns are the sums of the rewards, \(sums).", saw: "\(returns)")
    }
    return trial.looked
  }

  static let utility = ConformanceRule(
    "utility", "utility class", "Final returns hang together as the utility class declares."
  ) { trial in
    let declared = trial.facts.utility
    try trial.applies(if: declared != .generalSum, else: "Returns are declared general-sum.")
    var sums: [Int: Double] = [:]
    try trial.walk { episode in
      guard episode.progress.phase == .terminated else { return }
      let returns = try episode.returns()
      let sum = returns.reduce(0, +)
      switch declared {
      case .zeroSum:
        try trial.require(
          abs(sum) <= tolerance(returns), "Zero-sum returns sum to zero.", saw: "\(returns)")
      case .constantSum:
        let other = sums.updateValue(sum, forKey: returns.count) ?? sum
        try trial.require(
          abs(sum - other) <= tolerance(returns), "Constant-sum returns always sum to \(other).",
          saw: "\(returns)")
      case .cooperative:
        try trial.require(
          returns.allSatisfy { abs($0 - returns[0]) <= tolerance(returns) },
          "Cooperating seats have the same return.", saw: "\(returns)")
      case .generalSum: break
      }
    }
    return trial.looked
  }

  static let returnBounds = ConformanceRule(
    "return-bounds", "bounds of returns", "Final returns are within the declared bounds."
  ) { trial in
    guard let bounds = trial.facts.returns else {
      throw RuleStop.inapplicable("No bounds are declared.")
    }
    try trial.walk { episode in
      guard !episode.isOn else { return }
      let returns = try episode.returns()
      let slack = tolerance([bounds.lowerBound, bounds.upperBound])
      try trial.require(
        returns.allSatisfy { $0 >= bounds.lowerBound - slack && $0 <= bounds.upperBound + slack },
        "Returns are from \(bounds.lowerBound) to \(bounds.upperBound).", saw: "\(returns)")
    }
    return trial.looked
  }
}

/// How far sums of numbers of such a size may be off.
private func tolerance(_ numbers: [Double]) -> Double {
  1e-9 * max(1, numbers.map(\.magnitude).max() ?? 1)
}
