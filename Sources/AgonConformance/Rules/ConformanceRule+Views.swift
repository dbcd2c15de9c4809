// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// What is seen, by whom.
  static let views = [
    observationPure, queriesPure, mediaDeclared, mediaForm, hiddenInformation, positionKey,
  ]

  static let observationPure = ConformanceRule(
    "observation-pure", "pure observations",
    "Observing changes nothing, and the same state gives the same bytes."
  ) { trial in
    try trial.walk { episode in
      let bytes = try trial.bytes(episode)
      let first = try trial.fingerprint(episode)
      let second = try trial.fingerprint(episode)
      try trial.require(
        same: second.difference(from: first), "Observed again, a state shows the same.")
      let after = try trial.bytes(episode)
      try trial.require(
        bytes == after, "Observing leaves the serialised bytes as they were.",
        saw: "\(bytes?.count ?? 0) bytes before, \(after?.count ?? 0) others after.")
      let untouched = try trial.replay()
      try trial.require(
        same: try trial.fingerprint(untouched).difference(from: first),
        "An episode that was never observed is in the same state as one that was.")
    }
    return trial.looked
  }

  static let queriesPure = ConformanceRule(
    "queries-pure", "pure questions",
    "Claims, values, edits, symmetries and copies leave the state as it was."
  ) { trial in
    var asked: Set<String> = []
    try trial.walk(visits: 5) { episode in
      let before = try trial.fingerprint(episode)
      for (name, ask) in questions(of: episode, in: trial) {
        do {
          try ask()
          asked.insert(name)
        } catch let error as EnvironmentError where error.code != .faulty {
          // A refusal is an answer too; other rules judge it.
        }
        try trial.require(
          same: try trial.fingerprint(episode).difference(from: before),
          "The question \(name) leaves the state as it was.")
      }
    }
    return "\(asked.sorted().joined(separator: ", ")) in \(trial.looked)"
  }

  static let mediaDeclared = ConformanceRule(
    "media-declared", "declared media",
    "Every declared form of observation is given, every other one refused, always."
  ) { trial in
    var offered: [View: Bool] = [:]
    try trial.walk(visits: 5) { episode in
      var bytes: [UInt8] = []
      for seat in 0..<episode.progress.seatCount {
        for view in [View.seat, .recall, .everybody, .full] {
          for media in Media.allCases where trial.facts.media.contains(media) {
            var isGiven = true
            do throws(EnvironmentError) {
              try episode.observe(Seat(seat), view: view, media: media, into: &bytes)
            } catch {
              try trial.require(
                error.code == .unsupported && view != .seat,
                "The declared \(media) of the \(view) view is given to seat \(seat).",
                saw: error.description)
              isGiven = false
            }
            let before = offered.updateValue(isGiven, forKey: view) ?? isGiven
            try trial.require(
              before == isGiven, "The \(view) view is given in all media and states, or never.",
              saw: "As \(media) it is \(isGiven ? "given" : "refused") here, elsewhere not.")
          }
        }
        for media in Media.allCases where !trial.facts.media.contains(media) {
          try trial.requireRefusal([.unsupported], of: "The undeclared medium \(media)") {
            try episode.observe(Seat(seat), view: .seat, media: media, into: &bytes)
          }
        }
      }
    }
    return trial.facts.media.map { "\($0)" }.sorted().joined(separator: ", ")
  }

  static let mediaForm = ConformanceRule(
    "media-form", "form of observations",
    "Text is UTF-8, JSON is one object, SVG is well formed, a picture or tensor is whole."
  ) { trial in
    try trial.walk(visits: 6) { episode in
      for seat in 0..<episode.progress.seatCount {
        for view in [View.seat, .recall, .everybody, .full] {
          for media in trial.facts.media {
            var bytes: [UInt8] = []
            let isGiven: Void? = try offered {
              try episode.observe(Seat(seat), view: view, media: media, into: &bytes)
            }
            if isGiven == nil { continue }
            let shape =
              media == .tensor
              ? try JSON(parsing: episode.text(for: Seat(seat), view: view, media: .json)) : nil
            if let fault = MediaForm.fault(in: bytes, as: media, shape: shape) {
              throw RuleStop.violated(
                expected: "The \(view) view of seat \(seat) as \(media) is well formed.",
                seen: fault)
            }
          }
        }
      }
    }
    return trial.looked
  }

  static let positionKey = ConformanceRule(
    "position-key", "position keys",
    "Equal positions have equal keys, and equal keys are of equal positions."
  ) { trial in
    let first = try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed)
    try trial.applies(if: first.positionKey != nil, else: "There are no position keys.")
    var states: [UInt64: String] = [:]
    try trial.walk(visits: .max) { episode in
      guard let key = episode.positionKey else { return }
      try trial.require(
        episode.positionKey == key, "Asked again, a state has the same key.", saw: "Another key.")
      if trial.facts.abilities.contains(.clone) {
        let clone = try episode.clone(.exact)
        try trial.require(
          clone.positionKey == key, "A clone has its original's key.",
          saw: "\(clone.positionKey.map { "\($0)" } ?? "none") against \(key)")
      }
      let progress = episode.progress
      var facts = "\(progress.phase) \(progress.turn) \(progress.acting)"
      for seat in 0..<progress.seatCount { facts += " \(try episode.legalActions(of: Seat(seat)))" }
      let other = states.updateValue(facts, forKey: key) ?? facts
      try trial.require(
        other == facts, "States of one key have the same turn and legal actions.",
        saw: "Under key \(key): \(other) against \(facts)")
    }
    return "\(states.count) keys in \(trial.looked)"
  }
}

/// Questions that the extensions and copies answer, by name.
private func questions(of episode: any Episode, in trial: Trial) -> [(String, () throws -> Void)] {
  let seat = episode.seatToAct ?? Seat(0)
  let seed = trial.random.seed()
  var questions: [(String, () throws -> Void)] = []
  if let facts = episode.facts {
    questions.append(("generate", { _ = try facts.generate(true, for: seat, seed: seed, most: 8) }))
    for signature in trial.environment.predicates {
      questions.append(
        ("check", { _ = try facts.check(signature.example, for: seat, view: .full, nodes: 200) }))
    }
  }
  if let oracle = episode.oracle {
    questions.append(
      ("values", { _ = try oracle.actionValues(for: seat, nodes: 1_000, seed: seed) }))
  }
  if let editor = episode.editor {
    questions.append(("facts", { _ = try editor.facts() }))
    questions.append(
      ("edit", { if let fact = try editor.facts().first { _ = try editor.edit(fact) } }))
    questions.append(("validate", { try editor.validate() }))
    questions.append(("pass", { _ = try editor.pass(to: Seat(0)) }))
  }
  if let symmetry = episode.symmetry, symmetry.count > 0 {
    questions.append(("map", { _ = try symmetry.episode(mappedBy: symmetry.count - 1) }))
  }
  if trial.facts.abilities.contains(.clone) {
    questions.append(
      ("clone", { try playOn(try episode.clone(.reseed(seed)), seed: seed, most: 4) }))
  }
  return questions
}
