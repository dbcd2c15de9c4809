// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// What is declared, against what is done.
  static let facts = [
    descriptor, seatRange, progress, dynamics, chanceDeclared, perfectInformation, abilities,
    parameters, openings,
  ]

  static let descriptor = ConformanceRule(
    "descriptor", "declared facts",
    "The descriptor says all that a reader, a record and a table need, and nothing impossible."
  ) { trial in
    let facts = trial.facts
    let texts = [
      ("id", facts.id), ("version", facts.version), ("title", facts.title),
      ("summary", facts.summary), ("rules", facts.rules), ("licence", facts.licence),
    ]
    for (name, text) in texts {
      try trial.require(
        text.contains { !$0.isWhitespace }, "The descriptor's \(name) says something.",
        saw: "It is empty.")
      try trial.require(
        !text.contains("\u{FFFD}"), "The descriptor's \(name) is UTF-8.",
        saw: "It has bytes that are none: \(text.prefix(60))")
    }
    for (name, text) in texts.dropLast(2) where text.contains(where: \.isNewline) {
      throw RuleStop.violated(
        expected: "The descriptor's \(name) is one line.", seen: "It has several.")
    }
    try trial.require(
      facts.media.contains(.text), "Text is among the declared media.",
      saw: "Declared are \(facts.media.map { "\($0)" }.sorted().joined(separator: ", ")).")
    if facts.utility == .zeroSum, let returns = facts.returns, facts.seats.lowerBound > 1 {
      try trial.require(
        returns.lowerBound <= 0 && returns.upperBound >= 0,
        "The returns of a zero-sum environment may be zero.",
        saw: "They are declared from \(returns.lowerBound) to \(returns.upperBound).")
    }
    if let schema = trial.facts.parametersSchema {
      try trial.require(
        schema.members != nil, "The parameters' schema is a JSON object.", saw: "\(schema)")
    }
    return "\(texts.count) texts"
  }

  static let seatRange = ConformanceRule(
    "seats", "numbers of seats",
    "Every declared number of seats begins an episode, the numbers around them are refused."
  ) { trial in
    let range = trial.facts.seats
    for count in range {
      let episode = try trial.begin(seats: count, seed: trial.seed)
      try trial.require(
        episode.progress.seatCount == count, "An episode has the \(count) seats it was begun with.",
        saw: "It has \(episode.progress.seatCount).")
    }
    for count in [range.lowerBound - 1, range.upperBound + 1] {
      try trial.requireRefusal(
        [.invalidArgument, .invalidData], of: "An episode of \(count) seats"
      ) { _ = try trial.environment.begin(seats: count, seed: trial.seed, opening: nil) }
    }
    return range.count == 1
      ? "\(range.lowerBound) seats" : "\(range.lowerBound) to \(range.upperBound) seats"
  }

  static let progress = ConformanceRule(
    "progress", "progress and turns",
    "Progress counts every step by one and agrees with the lists of legal actions."
  ) { trial in
    try trial.walk { episode in
      let progress = episode.progress
      let count = trial.trail?.steps.count ?? 0
      try trial.require(
        progress.actionCount == count, "After \(count) steps, progress counts as many.",
        saw: "It counts \(progress.actionCount).")
      let isOn = progress.phase == .play
      try trial.require(
        isOn == (progress.turn != .nobody), "Somebody acts exactly while the episode goes on.",
        saw: "The phase is \(progress.phase), the turn is of \(progress.turn).")
      try checkActing(progress, trial)
      for seat in 0..<progress.seatCount {
        let legal = try episode.legalActions(of: Seat(seat))
        let acts = progress.acting >> UInt64(seat) & 1 == 1
        try trial.require(
          acts || legal.isEmpty, "A seat that does not act has no legal actions.",
          saw: "Seat \(seat) does not act and has \(legal.count).")
        if trial.facts.abilities.contains(.enumerate), acts {
          try trial.require(
            !legal.isEmpty, "A seat that acts has a legal action, for they are enumerated.",
            saw: "Seat \(seat) has none.")
        }
        if progress.turn == .seat(Seat(seat)) {
          try trial.require(
            progress.legalCount == legal.count, "Progress counts the legal actions as listed.",
            saw: "It counts \(progress.legalCount), \(legal.count) are listed.")
        }
      }
    }
    return trial.looked
  }

  static let dynamics = ConformanceRule(
    "dynamics", "who acts when",
    "Seats act one at a time or together, as the dynamics declare."
  ) { trial in
    try trial.walk { episode in
      let progress = episode.progress
      switch (trial.facts.dynamics, progress.turn) {
      case (.sequential, .simultaneous):
        throw RuleStop.violated(
          expected: "One seat acts at a time, as sequential dynamics declare.",
          seen: "Several are asked to act together.")
      case (.simultaneous, .seat(let seat)):
        throw RuleStop.violated(
          expected: "All acting seats submit together, as simultaneous dynamics declare.",
          seen: "Seat \(seat) is to act alone.")
      default: break
      }
    }
    return trial.looked
  }

  static let chanceDeclared = ConformanceRule(
    "chance-declared", "where chance comes in",
    "Chance comes in where it is declared: nowhere, in turns of its own, or inside of actions."
  ) { trial in
    let declared = trial.facts.chance
    var turns = 0
    try trial.walk { episode in
      if episode.progress.turn == .chance {
        turns += 1
        try trial.require(
          declared == .explicit, "Chance acts in turn only where it is declared explicit.",
          saw: "It is declared \(declared), and acts.")
      }
      guard declared != .sampled, let trail = trial.trail else { return }
      let other = try trial.environment.begin(
        seats: trail.seats, seed: trail.seed.derived("another seed"), opening: nil)
      for step in trail.steps { try other.apply(step) }
      let difference = try trial.fingerprint(other, bytes: false).difference(
        from: try trial.fingerprint(episode, bytes: false))
      try trial.require(
        same: difference,
        "Chance is declared \(declared), so the same steps lead to the same state under any seed.")
    }
    return trial.looked + (declared == .explicit ? ", \(turns) turns of chance" : "")
  }

  static let perfectInformation = ConformanceRule(
    "perfect-information", "perfect information",
    "Where perfect information is declared, what a seat sees decides what it may do."
  ) { trial in
    try trial.applies(
      if: trial.facts.abilities.contains(.perfectInformation),
      else: "Information is declared hidden.")
    var seen: [String: (legal: [ActionID], key: UInt64?)] = [:]
    try trial.walk { episode in
      let legal = try (episode.actingSeats.first).map { try episode.legalActions(of: $0) } ?? []
      for seat in 0..<episode.progress.seatCount {
        let view = "\(seat) " + (try episode.text(for: Seat(seat), media: .text))
        let state = (legal: legal, key: episode.positionKey)
        if let other = seen.updateValue(state, forKey: view) {
          try trial.require(
            other.legal == legal && other.key == state.key,
            "Seats see the whole state: equal views are of equal states.",
            saw: "Seat \(seat) has seen this text of a state with other legal actions or key.")
        }
      }
    }
    return trial.looked
  }
}

private func checkActing(_ progress: Progress, _ trial: Trial) throws {
  let all = progress.seatCount == 64 ? UInt64.max : 1 << UInt64(progress.seatCount) - 1
  let isFitting =
    switch progress.turn {
    case .seat(let seat): progress.acting == 1 << UInt64(seat.index)
    case .simultaneous: progress.acting != 0 && progress.acting & ~all == 0
    case .chance, .nobody: progress.acting == 0
    }
  try trial.require(
    isFitting, "The set of acting seats fits the turn.",
    saw:
      "The turn is of \(progress.turn), the set has the bits \(String(progress.acting, radix: 2)).")
}
