// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Finds out what an environment calls its things: from what it declares, and from random play.
///
/// The same environment gives the same vocabulary in every process: the play follows from fixed seeds.
struct DisguiseSurvey {
  /// Episodes that are played for each number of seats.
  private static let episodes = 4
  /// Turns that are played for each number of seats.
  private static let mostTurns = 500
  /// Numbers of seats that are tried.
  private static let seatCounts = 4

  private let environment: any Environment
  private var vocabulary = DisguiseVocabulary()
  private var generator = SplitMix64(seed: Seed(0x9E37).derived("disguise"))

  /// The vocabulary of an environment.
  ///
  /// - Throws: what the environment throws, but for abilities that it lacks.
  static func vocabulary(of environment: any Environment) throws(EnvironmentError)
    -> DisguiseVocabulary
  {
    var survey = DisguiseSurvey(environment)
    survey.readDeclarations()
    let seats = environment.descriptor.seats
    for count in seats.prefix(seatCounts) { try survey.play(seats: count) }
    survey.vocabulary.finishLetters()
    survey.vocabulary.finish()
    return survey.vocabulary
  }

  private init(_ environment: any Environment) { self.environment = environment }

  private mutating func readDeclarations() {
    let rules = environment.descriptor
    vocabulary.add(title: rules.title)
    vocabulary.add(title: rules.id)
    vocabulary.read(rules.summary)
    vocabulary.read(rules.rules)
    for signature in environment.predicates {
      vocabulary.read(signature.name)
      vocabulary.read(signature.gloss)
      for argument in signature.arguments { vocabulary.read(argument.name) }
      addWords(ofClaim: signature.example)
    }
  }

  private mutating func play(seats: Int) throws(EnvironmentError) {
    var turns = 0
    for number in 0..<DisguiseSurvey.episodes where turns < DisguiseSurvey.mostTurns {
      let episode = try environment.begin(
        seats: seats, seed: Seed(UInt64(number)).derived("survey"), opening: nil)
      try probe(episode)
      var step = 0
      while episode.isOn, turns < DisguiseSurvey.mostTurns {
        if step & (step - 1) == 0 { try look(at: episode, asksFacts: number == 0) }
        guard try advance(episode) else { break }
        step += 1
        turns += 1
      }
      try look(at: episode, asksFacts: false)
    }
  }

  /// Names what can happen, and lets one of it happen; false where nothing can be listed.
  private mutating func advance(_ episode: any Episode) throws(EnvironmentError) -> Bool {
    if case .chance = episode.progress.turn {
      let outcomes = try episode.chanceOutcomes()
      guard !outcomes.isEmpty else { return false }
      for outcome in outcomes.prefix(256) {
        vocabulary.add(name: try episode.name(ofChance: outcome.id))
      }
      try episode.apply(chance: outcomes[generator.below(outcomes.count)].id)
      return true
    }
    var joint: [(seat: Seat, action: Action)] = []
    for seat in episode.actingSeats {
      let legal = try episode.legalActions(of: seat)
      guard !legal.isEmpty else { return false }
      for action in legal.prefix(1_024) {
        vocabulary.add(name: try episode.name(of: action, by: seat))
      }
      joint.append((seat, .enumerated(legal[generator.below(legal.count)])))
    }
    guard let first = joint.first else { return false }
    if joint.count == 1, case .enumerated(let action) = first.action {
      try episode.apply(action, by: first.seat)
    } else {
      try episode.apply(joint)
    }
    return true
  }

  /// Reads what the environment answers to texts that are no action.
  private mutating func probe(_ episode: any Episode) throws(EnvironmentError) {
    for text in ["", "zz"] {
      let reading = try unlessMissing { () throws(EnvironmentError) in
        try episode.read(text, by: Seat(0))
      }
      switch reading {
      case .unparseable(let words), .ambiguous(let words), .illegal(_, let words):
        vocabulary.read(words)
      case .legal, nil: break
      }
    }
  }

  /// Reads what seats see, and the facts of the state where they are wanted: plugins may search for them.
  private mutating func look(at episode: any Episode, asksFacts: Bool) throws(EnvironmentError) {
    for index in 0..<episode.progress.seatCount {
      let seat = Seat(index)
      for media in environment.descriptor.media.intersection([.text, .json]) {
        let text = try unlessMissing { () throws(EnvironmentError) in
          try episode.text(for: seat, media: media)
        }
        guard let text else { continue }
        vocabulary.read(text, isJSON: media == .json, isShown: true)
        if media == .json, let json = try? JSON(parsing: text) { addCandidates(in: json) }
      }
      if asksFacts { try addClaims(of: seat, in: episode) }
    }
    let facts = try unlessMissing { () throws(EnvironmentError) in try episode.editor?.facts() }
    for fact in (facts ?? nil) ?? [] { addWords(ofClaim: fact) }
    if !episode.isOn, let outcome = try? episode.outcome() {
      vocabulary.read(outcome.description, isJSON: true)
      addCandidates(in: outcome)
    }
  }

  private mutating func addClaims(of seat: Seat, in episode: any Episode)
    throws(EnvironmentError)
  {
    guard episode.isOn, let facts = episode.facts else { return }
    for truth in [true, false] {
      let claims = try unlessMissing { () throws(EnvironmentError) in
        try facts.generate(truth, for: seat, seed: Seed(1), most: 8)
      }
      for claim in claims ?? [] { addWords(ofClaim: claim) }
    }
  }

  /// Texts in lists are names of things.
  private mutating func addCandidates(in json: JSON) {
    switch json {
    case .array(let elements):
      for element in elements {
        if let text = element.text { vocabulary.add(candidate: text) }
        addCandidates(in: element)
      }
    case .object(let members): for value in members.values { addCandidates(in: value) }
    default: break
    }
  }

  /// Texts among a claim's arguments are names of things.
  private mutating func addWords(ofClaim claim: JSON) {
    for argument in claim["args"]?.elements ?? [] {
      if let text = argument.text { vocabulary.add(candidate: text) }
      addWords(ofClaim: argument)
    }
  }

  /// A result; nil where the environment lacks the ability or refuses here.
  private func unlessMissing<T>(_ body: () throws(EnvironmentError) -> T)
    throws(EnvironmentError) -> T?
  {
    do throws(EnvironmentError) {
      return try body()
    } catch {
      if error.code == .faulty || error.code == .io { throw error }
      return nil
    }
  }
}
