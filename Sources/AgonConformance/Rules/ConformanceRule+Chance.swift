// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

extension ConformanceRule {
  /// What chance does.
  static let chance = [chanceOutcomes, sampledChance, resampleFrequencies]

  static let chanceOutcomes = ConformanceRule(
    "chance-outcomes", "outcomes of chance",
    "Outcomes ascend, each can be applied and has a name, and their probabilities sum to one."
  ) { trial in
    try trial.applies(if: trial.facts.chance == .explicit, else: "Chance is not declared explicit.")
    var turns = 0
    try trial.walk(visits: 20) { episode in
      let outcomes = try episode.chanceOutcomes()
      guard episode.progress.turn == .chance else {
        try trial.require(
          outcomes.isEmpty, "Where chance does not act, it has no outcomes.",
          saw: "It has \(outcomes.count).")
        return
      }
      turns += 1
      let ids = outcomes.map(\.id)
      try trial.require(
        !ids.isEmpty && zip(ids, ids.dropFirst()).allSatisfy(<), "Outcomes ascend, each once.",
        saw: "They are \(ids).")
      let probabilities = outcomes.map(\.probability)
      try trial.require(
        probabilities.allSatisfy { $0 > 0 && $0 <= 1 + 1e-9 },
        "Probabilities are above 0 and at most 1.", saw: "\(probabilities)")
      let sum = probabilities.reduce(0, +)
      try trial.require(
        abs(sum - 1) <= 1e-9, "Probabilities sum to 1.", saw: "They sum to \(sum).")
      try judge(ids, in: episode, trial)
    }
    try trial.applies(if: turns > 0, else: "Chance never acted in \(trial.looked).")
    return "\(turns) turns of chance in \(trial.looked)"
  }

  static let sampledChance = ConformanceRule(
    "chance-sampled", "chance inside of actions",
    "What actions draw follows from the seed: equal seeds draw equally, other seeds otherwise."
  ) { trial in
    try trial.applies(if: trial.facts.chance == .sampled, else: "Chance is not declared sampled.")
    let seats = trial.facts.seats.lowerBound
    var ends: Set<Digest> = []
    for number in 0..<max(8, trial.effort.episodes) {
      let seed = trial.seed.derived("sampled \(number)")
      let episode = try trial.begin(seats: seats, seed: seed)
      let plays = trial.seed
      try playOn(episode, seed: plays, most: trial.mostSteps)
      let again = try trial.environment.begin(seats: seats, seed: seed, opening: nil)
      try playOn(again, seed: plays, most: trial.mostSteps)
      try trial.require(
        same: try trial.fingerprint(again).difference(from: trial.fingerprint(episode)),
        "Equal seeds draw equally.")
      ends.insert(try trial.fingerprint(episode, bytes: false).digest)
    }
    try trial.require(
      ends.count > 1, "Other seeds draw otherwise.",
      saw: "\(max(8, trial.effort.episodes)) seeds led to one and the same end.")
    return "\(ends.count) different ends"
  }

  static let resampleFrequencies = ConformanceRule(
    "resample-frequencies", "frequencies of what is drawn",
    "Before the first decision, what resampling draws is as likely as the listed chances make it."
  ) { trial in
    let facts = trial.facts
    try trial.applies(if: facts.chance == .explicit, else: "Chance is not declared explicit.")
    try trial.applies(
      if: !facts.abilities.contains(.perfectInformation), else: "Perfect information is declared.")
    try trial.applies(with: .clone, "clone")
    let deals = try Deals(of: trial)
    try trial.applies(if: deals.isWhole, else: "There are more than \(Deals.most) ways to begin.")
    var compared = 0
    for deal in deals.all.prefix(3) {
      for seat in 0..<facts.seats.lowerBound {
        let expected = deals.alike(deal, for: seat)
        guard expected.count > 1 else { continue }
        try trial.compare(expected, drawnFrom: deal.episode, for: Seat(seat))
        compared += 1
      }
    }
    try trial.applies(
      if: compared > 0, else: "Before the first decision nothing is hidden that chance has drawn.")
    return "\(compared) distributions, \(Trial.draws) draws each"
  }
}

/// Tries each outcome of chance on a copy.
private func judge(_ ids: [ActionID], in episode: any Episode, _ trial: Trial) throws {
  var names: [String: ActionID] = [:]
  for id in ids.prefix(64) {
    let name = try episode.name(ofChance: id)
    try trial.require(
      name.contains { !$0.isWhitespace }, "An outcome of chance has a name.",
      saw: "Outcome \(id) has none.")
    if let other = names.updateValue(id, forKey: name) {
      throw RuleStop.violated(
        expected: "Names of outcomes are unique.",
        seen: "Outcomes \(other) and \(id) are both named \"\(name)\".")
    }
    guard trial.facts.abilities.contains(.clone) else { continue }
    let copy = try episode.clone(.exact)
    try copy.apply(chance: id)
    try trial.require(
      copy.progress.actionCount == episode.progress.actionCount + 1,
      "An outcome of chance is one step.", saw: "Outcome \(id) is not.")
  }
}

/// All ways in which chance can act before the first decision of a seat.
private struct Deals {
  struct Deal {
    let episode: any Episode
    let probability: Double
    let full: String
    let recalls: [String]
  }

  static let most = 5_000
  private(set) var all: [Deal] = []
  private(set) var isWhole = true

  init(of trial: Trial) throws {
    let start = try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed)
    try add(start, probability: 1, trial)
  }

  private mutating func add(_ episode: any Episode, probability: Double, _ trial: Trial) throws {
    guard all.count < Deals.most else { return isWhole = false }
    guard episode.progress.turn == .chance else {
      let recalls = try (0..<episode.progress.seatCount).map { seat in
        try episode.text(for: Seat(seat), view: .recall)
      }
      all.append(
        Deal(
          episode: episode, probability: probability,
          full: try episode.text(for: Seat(0), view: .full), recalls: recalls))
      return
    }
    for outcome in try episode.chanceOutcomes() {
      let next = try episode.clone(.exact)
      try next.apply(chance: outcome.id)
      try add(next, probability: probability * outcome.probability, trial)
    }
  }

  /// How likely each full view is, given what a seat recalls.
  func alike(_ deal: Deal, for seat: Int) -> [String: Double] {
    var shares: [String: Double] = [:]
    for other in all where other.recalls[seat] == deal.recalls[seat] {
      shares[other.full, default: 0] += other.probability
    }
    let sum = shares.values.reduce(0, +)
    return shares.mapValues { $0 / sum }
  }
}

extension Trial {
  /// Resampled clones that a distribution is judged by.
  fileprivate static let draws = 1_200

  /// Holds the frequencies of resampled full views against what they should be, by Pearson's chi-square.
  ///
  /// The bound is a normal quantile of 6, which a faithful plugin exceeds less than once in 10^8, by the cube
  /// root of Wilson and Hilferty, "The distribution of chi-square" (1931).
  fileprivate func compare(
    _ expected: [String: Double], drawnFrom episode: any Episode, for seat: Seat
  ) throws {
    var counts: [String: Int] = [:]
    for _ in 0..<Trial.draws {
      let seed = random.seed()
      guard let clone = try offered({ try episode.clone(.resample(for: seat, seed)) }) else {
        throw RuleStop.inapplicable("Resampled clones are not offered.")
      }
      counts[try clone.text(for: Seat(0), view: .full), default: 0] += 1
    }
    if let foreign = counts.keys.first(where: { expected[$0] == nil }) {
      throw RuleStop.violated(
        expected: "What is resampled for seat \(seat) is a state that chance can deal it.",
        seen: "It drew: \(foreign.prefix(120))")
    }
    let total = Double(Trial.draws)
    var sum = 0.0
    for (state, share) in expected {
      let difference = Double(counts[state, default: 0]) - share * total
      sum += difference * difference / (share * total)
    }
    let freedom = Double(expected.count - 1)
    let step = 2 / (9 * freedom)
    let quantile = (cbrt(sum / freedom) - (1 - step)) / step.squareRoot()
    try require(
      quantile < 6,
      "Resampling for seat \(seat) draws \(expected.count) states as likely as chance does.",
      saw: "In \(Trial.draws) draws the chi-square is \(sum), for \(expected.count - 1) degrees.")
  }
}
