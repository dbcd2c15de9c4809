// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Writes one whole episode down: what the environment answers to every call, state by state.
struct Playthrough {
  /// Positions that the oracle may visit for an answer.
  private static let nodes: UInt64 = 2000
  /// True claims, and false ones, that are made at a state.
  private static let mostClaims = 8

  private let environment: any Environment
  private let seed: Seed
  private let seats: Int
  private var lines: [String] = []

  /// Prepares a playthrough.
  ///
  /// - Parameter seed: what the episode, the random actions and the claims follow from.
  /// - Parameter seats: number of seats; the most that the environment has unless given.
  init(of environment: any Environment, seed: Seed, seats: Int? = nil) {
    self.environment = environment
    self.seed = seed
    self.seats = seats ?? environment.descriptor.seats.upperBound
  }

  /// Plays to the end with random actions and gives the text.
  mutating func text() throws -> String {
    let facts = environment.descriptor
    lines = [
      "playthrough of \(facts.id) \(facts.version)", "parameters \(environment.parameters)",
      "seed \(seed)", "seats \(seats)",
    ]
    let episode = try environment.begin(seats: seats, seed: seed, opening: nil)
    var chance = SplitMix64(state: seed.value)
    while episode.isOn {
      try state(episode)
      lines.append("")
      if case .chance = episode.progress.turn {
        let outcome = try episode.drawnOutcome(with: &chance)
        lines.append("chance draws \(outcome) = \(try episode.name(ofChance: outcome))")
        try episode.apply(chance: outcome)
        continue
      }
      var joint: [(seat: Seat, action: Action)] = []
      for seat in episode.actingSeats {
        let actions = try episode.legalActions(of: seat)
        let action = actions[chance.below(actions.count)]
        lines.append("seat \(seat) plays \(action) = \(try episode.name(of: action, by: seat))")
        joint.append((seat, .enumerated(action)))
      }
      try episode.apply(joint)
    }
    try state(episode)
    lines.append("outcome \(try episode.outcome())")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func state(_ episode: any Episode) throws {
    let progress = episode.progress
    lines += ["", "state after \(progress.actionCount) actions"]
    lines.append(
      "  phase \(progress.phase), turn \(progress.turn), seats \(progress.seatCount), "
        + "acting \(progress.acting), legal \(progress.legalCount)")
    let outcomes = try episode.chanceOutcomes()
    if !outcomes.isEmpty {
      let named = try outcomes.map { "\(try episode.name(ofChance: $0.id)): \($0.probability)" }
      lines.append("  chance \(named.joined(separator: ", "))")
    }
    for seat in (0..<progress.seatCount).map({ Seat($0) }) {
      let actions = try episode.legalActions(of: seat)
      let named = try actions.map { "\($0)=\(try episode.name(of: $0, by: seat))" }
      lines.append("  legal for seat \(seat): \(named.joined(separator: " "))")
    }
    try observations(of: episode, withPicture: progress.actionCount == 0 || !episode.isOn)
    lines.append("  rewards \(try episode.rewards()), returns \(try episode.returns())")
    try memory(of: episode)
    try symmetries(of: episode)
    for seat in episode.isOn ? episode.actingSeats : [] { try answers(of: episode, to: seat) }
  }

  private mutating func observations(of episode: any Episode, withPicture: Bool) throws {
    let media = environment.descriptor.media
    for view in [View.seat, .full] {
      for seat in (0..<episode.progress.seatCount).map({ Seat($0) }) {
        append(try episode.text(for: seat, view: view), as: "text, seat \(seat), view \(view)")
        if view == .full { break }
      }
    }
    if media.contains(.json) {
      append(try episode.text(for: Seat(0), view: .full, media: .json), as: "json")
    }
    if withPicture, media.contains(.svg) {
      append(try episode.text(for: Seat(0), view: .full, media: .svg), as: "svg")
    }
  }

  private mutating func memory(of episode: any Episode) throws {
    let bytes = try serialised(episode)
    lines.append("  bytes \(hex(bytes))")
    lines.append("  position key \(episode.positionKey.map { hex($0) } ?? "none")")
    let restored = try environment.restore(bytes)
    let copy = try episode.clone(.exact)
    lines.append(
      "  restored \(try serialised(restored) == bytes ? "equal" : "DIFFERENT"), "
        + "copied \(try serialised(copy) == bytes ? "equal" : "DIFFERENT")")
  }

  private mutating func symmetries(of episode: any Episode) throws {
    guard let symmetry = episode.symmetry else { return }
    for element in 0..<symmetry.count {
      let mapped = try symmetry.episode(mappedBy: element)
      lines.append(
        "  symmetry \(try symmetry.name(of: element)), undone by "
          + "\(try symmetry.name(of: symmetry.inverse(of: element))): "
          + "key \(mapped.positionKey.map { hex($0) } ?? "none")")
    }
  }

  /// What only a seat that acts can ask.
  private mutating func answers(of episode: any Episode, to seat: Seat) throws {
    for text in ["", "zz", "the first one", "a1 or b1", " A1. ", "a9"] {
      lines.append("  reads \(JSON.string(text)) as \(try episode.read(text, by: seat))")
    }
    do {
      try episode.apply(999, by: seat)
      lines.append("  TAKES action 999")
    } catch {
      lines.append("  refuses action 999: \(error.code): \(error.detail)")
    }
    try claims(of: episode, by: seat)
    if let oracle = episode.oracle {
      for value in try oracle.actionValues(for: seat, nodes: Self.nodes, seed: seed) {
        lines.append(
          "  value of \(try episode.name(of: value.action, by: seat)): \(value.value) in "
            + "\(value.bounds), \(value.isExact ? "exact" : "estimate")"
            + (value.isBest ? ", best" : "") + (value.plies.map { ", ends in \($0)" } ?? ""))
      }
    }
    if let editor = episode.editor {
      lines.append("  facts \(JSON.array(try editor.facts()))")
      for other in (0..<episode.progress.seatCount).map({ Seat($0) }) where other != seat {
        let passed = try editor.pass(to: other)
        lines.append(
          "  passed to seat \(other): bytes \(hex(try serialised(passed))), legal "
            + "\(try passed.legalActions(of: other).map { "\($0)" }.joined(separator: " "))")
      }
    }
  }

  private mutating func claims(of episode: any Episode, by seat: Seat) throws {
    guard let facts = episode.facts else { return }
    for truth in [true, false] {
      for claim in try facts.generate(truth, for: seat, seed: seed, most: Self.mostClaims) {
        let answer = try facts.check(claim, for: seat, view: .seat, nodes: 0)
        lines.append("  \(truth) \(claim) -> \(answer.truth) \(answer.evidence.json)")
      }
    }
  }

  private mutating func append(_ text: String, as title: String) {
    lines.append("  \(title):")
    lines += text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "" : "    \($0)"
    }
    if lines.last == "" { lines.removeLast() }
  }

  private func serialised(_ episode: any Episode) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try episode.serialise(into: &bytes)
    return bytes
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
