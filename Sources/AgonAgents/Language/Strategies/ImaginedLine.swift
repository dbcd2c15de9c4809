// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A line of play, carried out by the rules in a copy of the state as one seat may know it.
///
/// In the copy chance is fresh, and what the seat cannot see is drawn anew: nothing hidden comes out. The
/// actions are those of whoever is to act; where seats act together, a name is for the looking seat if
/// it acts, else for the first that does, and the others' actions are drawn. Chance is drawn where it
/// acts. A name that no action has, or one that the rules refuse, ends the line.
struct ImaginedLine {
  /// What was carried out and what the seat sees then, for the model.
  let text: String

  /// Carries out a line.
  ///
  /// - Throws: only for a fault of the plugin; whatever else is refused is told in the text.
  init(
    _ names: some Collection<String>, in window: SeatWindow, medium: LanguageSettings.Medium,
    seed: Seed
  ) throws(EnvironmentError) {
    var walk: Walk
    do throws(EnvironmentError) {
      walk = Walk(
        try window.imagined(seed: seed), for: window.seat, generator: SplitMix64(seed: seed))
      var isWhole = true
      for name in names where isWhole { isWhole = try walk.play(name) }
      if isWhole { try walk.settle() }
    } catch {
      guard error.code != .faulty, error.code != .io else { throw error }
      text = "This line cannot be carried out: \(error.detail)"
      return
    }
    let media = medium == .png || medium == .svg ? .text : medium.media
    text = (walk.notes + [try walk.sight(in: media)]).joined(separator: "\n")
  }
}

/// A line while it is carried out.
private struct Walk {
  private let episode: any Episode
  private let seat: Seat
  private var generator: SplitMix64
  /// What happened, one sentence each.
  private(set) var notes: [String] = []

  init(_ episode: any Episode, for seat: Seat, generator: SplitMix64) {
    self.episode = episode
    self.seat = seat
    self.generator = generator
  }

  /// Plays what a name says; false when it cannot be played.
  mutating func play(_ name: String) throws(EnvironmentError) -> Bool {
    try settle()
    guard episode.isOn else {
      notes.append("\"\(name)\" was not played: the episode is over.")
      return false
    }
    let acting = episode.actingSeats
    guard let actor = acting.contains(seat) ? seat : acting.first else { return false }
    switch try episode.read(name, by: actor) {
    case .legal(let action):
      notes.append(
        "Seat \(actor)\(actor == seat ? " (you)" : "") played \(try episode.name(of: action, by: actor))."
      )
      try apply(action, by: actor, among: acting)
      return true
    case .illegal(_, let reason), .ambiguous(let reason), .unparseable(let reason):
      notes.append("Seat \(actor) cannot play \"\(name)\": \(reason)")
      return false
    }
  }

  private mutating func apply(_ action: ActionID, by actor: Seat, among acting: [Seat])
    throws(EnvironmentError)
  {
    guard acting.count > 1 else { return try episode.apply(action, by: actor) }
    var joint: [(seat: Seat, action: Action)] = []
    for other in acting {
      var own = action
      if other != actor {
        let legal = try episode.legalActions(of: other)
        guard !legal.isEmpty else {
          throw EnvironmentError(
            code: .unsupported, place: "look-ahead",
            detail: "The actions of seat \(other) cannot be listed.")
        }
        own = legal[generator.below(legal.count)]
        notes.append("Seat \(other) played \(try episode.name(of: own, by: other)), by a draw.")
      }
      joint.append((other, .enumerated(own)))
    }
    try episode.apply(joint)
  }

  /// Draws until chance does not act any more.
  mutating func settle() throws(EnvironmentError) {
    var draws = 0
    while case .chance = episode.progress.turn, episode.isOn {
      draws += 1
      guard draws < 100_000 else {
        throw EnvironmentError(
          code: .faulty, place: "look-ahead", detail: "Chance acted \(draws) times in a row.",
          fault: .protocol)
      }
      try episode.apply(chance: episode.drawnOutcome(with: &generator))
    }
  }

  /// What the seat sees where the line ends.
  func sight(in media: Media) throws(EnvironmentError) -> String {
    guard episode.isOn else {
      let reason = try episode.outcome()["reason"]?.text ?? "ended"
      let returns = try episode.returns()
      return "The episode is over (\(reason)). Your return is \(returns[seat.index].brief)."
    }
    let sight = try episode.text(for: seat, media: media)
    let acting = episode.actingSeats
    guard acting.contains(seat) else {
      let others = acting.map(\.description).joined(separator: " and ")
      return "You see:\n\(sight)\n" + (others.isEmpty ? "" : "Seat \(others) is to act.")
    }
    var names: [String] = []
    for action in try episode.legalActions(of: seat) {
      names.append(try episode.name(of: action, by: seat))
    }
    return "You see:\n\(sight)\nYou are to act. Legal actions: \(names.joined(separator: ", "))"
  }
}
