// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension ConformanceRule {
  /// What the plugin says of claims.
  static let predicates = [
    predicateList, claimsMade, claimPolarity, claimsInvalid, claimsAgainstRules, claimsBySeat,
  ]

  static let predicateList = ConformanceRule(
    "predicates", "list of predicates",
    "Each predicate is listed once, with known types, a meaning, and an example that is understood."
  ) { trial in
    try trial.applies(if: try offersFacts(trial), else: "No facts are offered.")
    let list = trial.environment.predicates
    try trial.require(!list.isEmpty, "At least one predicate is listed.", saw: "None is.")
    try trial.require(
      Set(list.map(\.name)).count == list.count, "Each predicate is listed once.",
      saw: "\(list.map(\.name))")
    let types: Set = [
      "seat", "action", "cell", "number", "comparison", "predicate", "list", "text",
    ]
    let episode = try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed)
    for signature in list {
      try trial.require(
        !signature.gloss.isEmpty, "The predicate \(signature.name) has a meaning.",
        saw: "Its gloss is empty.")
      for argument in signature.arguments {
        try trial.require(
          types.contains(argument.type) && !argument.name.isEmpty,
          "The arguments of \(signature.name) have names and known types.",
          saw: "\"\(argument.name)\" is a \"\(argument.type)\".")
      }
      try trial.require(
        signature.example["predicate"]?.text == signature.name
          && signature.example["args"]?.elements?.count == signature.arguments.count,
        "The example of \(signature.name) is a claim of it with all its arguments.",
        saw: "\(signature.example)")
      let answer = try episode.facts?.check(
        signature.example, for: Seat(0), view: .full, nodes: 1_000)
      try trial.require(
        answer?.truth != .invalid, "The example of \(signature.name) is understood at the start.",
        saw: "It is answered invalid.")
    }
    return "\(list.count) predicates"
  }

  static let claimsMade = ConformanceRule(
    "claims-made", "made claims",
    "Claims that the plugin makes have the truth that was asked for, and are the same for a seed."
  ) { trial in
    try trial.applies(if: try offersFacts(trial), else: "No facts are offered.")
    var made = 0
    try trial.walk(visits: 5) { episode in
      guard let facts = episode.facts else { return }
      for truth in [true, false] {
        let seat = Seat(trial.random.below(episode.progress.seatCount))
        let seed = trial.random.seed()
        let claims = try facts.generate(truth, for: seat, seed: seed, most: 8)
        try trial.require(
          claims.count <= 8, "At most as many claims are made as are asked for, 8.",
          saw: "\(claims.count)")
        try trial.require(
          try facts.generate(truth, for: seat, seed: seed, most: 8) == claims,
          "Equal seeds make equal claims.", saw: "Others the second time.")
        made += claims.count
        for claim in claims {
          let answer = try facts.check(claim, for: seat, view: .full, nodes: 0)
          try trial.require(
            answer.truth == (truth ? .yes : .no),
            "The claim made to be \(truth) for seat \(seat) is so: \(claim).",
            saw: "Its check answers \(answer.truth).")
          try trial.require(
            trial.environment.predicates.contains { $0.name == claim["predicate"]?.text },
            "Made claims are of listed predicates.", saw: "\(claim)")
        }
      }
    }
    return "\(made) claims in \(trial.looked)"
  }

  static let claimPolarity = ConformanceRule(
    "claim-polarity", "claims and their denials",
    "A claim and its denial have opposite answers, or are both undecided, or both invalid."
  ) { trial in
    try trial.applies(if: try offersFacts(trial), else: "No facts are offered.")
    let asked = try trial.eachClaim { claim, seat, episode in
      guard let facts = episode.facts else { return }
      let answer = try facts.check(claim.json, for: seat, view: .full, nodes: 2_000)
      var denial = claim
      denial.polarity.toggle()
      let denied = try facts.check(denial.json, for: seat, view: .full, nodes: 2_000)
      try trial.require(
        denied.truth == answer.truth.denied,
        "The denial of \(claim.json), which is answered \(answer.truth), is \(answer.truth.denied).",
        saw: "\(denied.truth)")
    }
    return "\(asked) claims in \(trial.looked)"
  }

  static let claimsInvalid = ConformanceRule(
    "claims-invalid", "claims that are none",
    "What is no claim is answered invalid, never true or false."
  ) { trial in
    try trial.applies(if: try offersFacts(trial), else: "No facts are offered.")
    var wrong: [JSON] = [
      ["predicate": "agon_no_such_predicate", "args": [], "polarity": true],
      ["predicate": "", "args": [], "polarity": true], [], "legal", 7, nil, [:],
      ["args": ["a"], "polarity": true], ["predicate": 1, "args": [], "polarity": true],
    ]
    for signature in trial.environment.predicates {
      let arguments = signature.example["args"]?.elements ?? []
      let name = JSON.string(signature.name)
      wrong.append(["predicate": name, "args": .array(arguments + ["x"]), "polarity": true])
      if !arguments.isEmpty {
        wrong.append(
          ["predicate": name, "args": .array(Array(arguments.dropLast())), "polarity": true])
        wrong.append([
          "predicate": name, "polarity": true,
          "args": .array(arguments.dropLast() + [["agon": "no argument"]]),
        ])
      }
      if signature.arguments.first?.type == "seat" {
        wrong.append([
          "predicate": name, "args": .array([64] + arguments.dropFirst()), "polarity": true,
        ])
      }
    }
    try trial.walk(episodes: 3, visits: 3) { episode in
      for claim in wrong {
        let answer = try episode.facts?.check(claim, for: Seat(0), view: .full, nodes: 100)
        try trial.require(
          answer?.truth == .invalid, "What is no claim is answered invalid: \(claim).",
          saw: "\(answer.map { "\($0.truth)" } ?? "nothing")")
      }
    }
    return "\(wrong.count) texts in \(trial.looked)"
  }

  static let claimsAgainstRules = ConformanceRule(
    "claims-agree", "claims against the rules",
    "Predicates that Agon can work out by playing have the answers that play gives."
  ) { trial in
    try trial.applies(if: try offersFacts(trial), else: "No facts are offered.")
    let list = trial.environment.predicates
    let computed = list.filter { CorePredicate(rawValue: $0.name)?.isComputed ?? false }
    try trial.applies(if: !computed.isEmpty, else: "None of Agon's own predicates is offered.")
    let rules = RulesChecker(of: trial.facts, predicates: list, nodes: 1_500)
    let plugin = PluginChecker(of: trial.facts, predicates: list, nodes: 1_500)
    var decided = 0
    let asked = try trial.eachClaim { wire, seat, episode in
      guard CorePredicate(rawValue: wire.predicate)?.isComputed ?? false else { return }
      let claim = wire.claim(for: seat, among: episode.progress.seatCount)
      let ours = try rules.verdict(of: claim, for: seat, on: episode).finding
      let theirs = try plugin.verdict(of: claim, for: seat, on: episode).finding
      guard ours == .supported || ours == .refuted, theirs == .supported || theirs == .refuted
      else { return }
      decided += 1
      try trial.require(
        ours == theirs, "By playing, \(wire.json) of seat \(seat) is \(ours).",
        saw: "The plugin says \(theirs).")
    }
    return "\(decided) of \(asked) claims decided by both in \(trial.looked)"
  }

  static let claimsBySeat = ConformanceRule(
    "claims-seat", "claims and what a seat knows",
    "Judged by a seat's view, an answer is the truth, and tells nothing that is hidden from it."
  ) { trial in
    try trial.applies(if: try offersFacts(trial), else: "No facts are offered.")
    let isOpen = trial.facts.abilities.contains(.perfectInformation)
    var told = 0
    let asked = try trial.eachClaim { claim, seat, episode in
      guard let facts = episode.facts else { return }
      let answer = try offered {
        try facts.check(claim.json, for: seat, view: .seat, nodes: 2_000)
      }
      guard let known = answer?.truth else { return }
      let truth = try facts.check(claim.json, for: seat, view: .full, nodes: 2_000).truth
      let isDecided = known == .yes || known == .no
      if isDecided { told += 1 }
      try trial.require(
        isOpen ? known == truth : !isDecided || known == truth || truth == .unknown,
        "By the view of seat \(seat), \(claim.json) is not answered against the truth, \(truth).",
        saw: "\(known)")
      guard !isOpen, trial.facts.abilities.contains(.clone),
        let clone = try? episode.clone(
          .resample(for: seat, trial.random.seed()))
      else { return }
      let again = try clone.facts?.check(claim.json, for: seat, view: .seat, nodes: 2_000).truth
      try trial.require(
        again == known,
        "Seat \(seat) cannot tell two states apart, so \(claim.json) has one answer, \(known).",
        saw: "In the other state it is \(again.map { "\($0)" } ?? "none").")
    }
    return "\(told) of \(asked) claims decided by a seat's view"
  }
}

extension FactAnswer.Truth {
  /// The answer to the denial of a claim that has this one.
  fileprivate var denied: FactAnswer.Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown, .invalid: self
    }
  }
}

private func offersFacts(_ trial: Trial) throws -> Bool {
  try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed).facts != nil
}

extension Trial {
  /// Shows drawn claims of every listed predicate in states of random episodes; how many there were.
  fileprivate func eachClaim(
    _ judge: (WireClaim, Seat, any Episode) throws -> Void
  ) throws -> Int {
    let list = environment.predicates
    let vocabulary = ClaimVocabulary(plugin: list)
    var examples = list.compactMap { try? WireClaim(json: $0.example, in: vocabulary) }
    var asked = 0
    try walk(visits: 6) { episode in
      guard let facts = episode.facts else { return }
      let seat = Seat(random.below(episode.progress.seatCount))
      for truth in [true, false] {
        let made = try facts.generate(truth, for: seat, seed: random.seed(), most: 6)
        let claims = made.compactMap { try? WireClaim(json: $0, in: vocabulary) }
        for claim in claims {
          asked += 1
          try judge(claim, seat, episode)
        }
        examples = claims + examples.prefix(200)
      }
      var draw = try ClaimDraw(
        of: vocabulary, examples: examples, in: episode, seed: random.seed())
      for signature in list {
        guard let claim = draw.claim(signature.name) else { continue }
        asked += 1
        try judge(claim, seat, episode)
      }
    }
    return asked
  }
}
