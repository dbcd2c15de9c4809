// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  static let symmetry = ConformanceRule(
    "symmetry", "symmetry laws",
    "Element 0 changes nothing, inverses undo, and mapping before or after an action is the same."
  ) { trial in
    let start = try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed)
    guard let symmetry = start.symmetry else {
      throw RuleStop.inapplicable("No symmetry is offered.")
    }
    try checkGroup(symmetry, trial)
    try trial.walk(visits: 6) { episode in
      guard let symmetry = episode.symmetry else { return }
      let before = try trial.shape(of: episode)
      try trial.require(
        same: try trial.shape(of: symmetry.episode(mappedBy: 0)).difference(from: before),
        "Element 0 maps a state to itself.")
      let elements = symmetry.count <= 16 ? Array(0..<symmetry.count) : trial.drawn(symmetry.count)
      for element in elements {
        try checkInverse(element, of: episode, symmetry, before, trial)
        try checkActions(element, of: episode, symmetry, trial)
      }
    }
    return "\(symmetry.count) elements in \(trial.looked)"
  }
}

extension Trial {
  /// A state without its history: the position and what is seen of it now.
  fileprivate func shape(of episode: any Episode) throws -> Shape {
    Shape(
      key: episode.positionKey, phase: episode.progress.phase, turn: episode.progress.turn,
      legal: try (0..<episode.progress.seatCount).map { try episode.legalActions(of: Seat($0)) },
      returns: try episode.returns(), view: try episode.text(for: Seat(0)))
  }

  /// Some elements of a large group.
  fileprivate func drawn(_ count: Int) -> [Int] { (0..<16).map { _ in random.below(count) } }
}

/// A position, as far as symmetry speaks of it.
private struct Shape {
  var key: UInt64?
  var phase: Progress.Phase
  var turn: Progress.Turn
  var legal: [[ActionID]]
  var returns: [Double]
  var view: String

  func difference(from other: Shape) -> String? {
    if phase != other.phase { return "The phase is \(phase) against \(other.phase)." }
    if turn != other.turn { return "The turn is of \(turn) against \(other.turn)." }
    if legal != other.legal { return "The legal actions are \(legal) against \(other.legal)." }
    if returns != other.returns { return "The returns are \(returns) against \(other.returns)." }
    if key != other.key { return "The position keys differ." }
    return view == other.view ? nil : "Seat 0 sees \"\(view)\" against \"\(other.view)\"."
  }
}

private func checkGroup(_ symmetry: any Symmetry, _ trial: Trial) throws {
  try trial.require(
    symmetry.count >= 1 && symmetry.count == trial.environment.symmetryCount,
    "There is at least one element, and always the same number.", saw: "\(symmetry.count)")
  var names: Set<String> = []
  for element in 0..<min(symmetry.count, 256) {
    let name = try symmetry.name(of: element)
    try trial.require(
      !name.isEmpty && names.insert(name).inserted, "Elements have names of their own.",
      saw: "Element \(element) is named \"\(name)\".")
    let inverse = try symmetry.inverse(of: element)
    try trial.require(
      (0..<symmetry.count).contains(inverse), "The inverse of \(name) is an element.",
      saw: "It is \(inverse).")
    try trial.require(
      try symmetry.inverse(of: inverse) == element, "The inverse of the inverse is the element.",
      saw: "For \(name) it is not.")
  }
  try trial.require(
    try symmetry.inverse(of: 0) == 0, "Element 0, the identity, is its own inverse.",
    saw: "It is not.")
  try trial.requireRefusal([.invalidArgument], of: "An element that is none") {
    _ = try symmetry.name(of: symmetry.count)
  }
}

private func checkInverse(
  _ element: Int, of episode: any Episode, _ symmetry: any Symmetry, _ before: Shape, _ trial: Trial
) throws {
  let mapped = try symmetry.episode(mappedBy: element)
  guard let mappedSymmetry = mapped.symmetry else { return }
  let back = try mappedSymmetry.episode(mappedBy: try symmetry.inverse(of: element))
  let name = try symmetry.name(of: element)
  try trial.require(
    same: try trial.shape(of: back).difference(from: before),
    "Mapping by \(name) and by its inverse leads back.")
}

/// Legal actions map to the legal actions of the mapped state, and lead to mapped states.
private func checkActions(
  _ element: Int, of episode: any Episode, _ symmetry: any Symmetry, _ trial: Trial
) throws {
  let name = try symmetry.name(of: element)
  let mapped = try symmetry.episode(mappedBy: element)
  for seat in episode.actingSeats {
    let legal = try episode.legalActions(of: seat)
    var images: Set<ActionID> = []
    var mappedSeat = seat
    for action in legal {
      let image = try symmetry.action(action, by: seat, mappedBy: element)
      images.insert(image.action)
      mappedSeat = image.seat
      guard episode.seatToAct == seat, trial.facts.abilities.contains(.clone) else { continue }
      let later = try episode.clone(.exact)
      try later.apply(action, by: seat)
      guard let laterSymmetry = later.symmetry else { continue }
      let first = try mapped.clone(.exact)
      try first.apply(image.action, by: image.seat)
      let second = try laterSymmetry.episode(mappedBy: element)
      let word = try episode.name(of: action, by: seat)
      try trial.require(
        same: try trial.shape(of: first).difference(from: trial.shape(of: second)),
        "Mapping by \(name) and then acting is acting (\(word)) and then mapping.")
    }
    let own = Set(try mapped.legalActions(of: mappedSeat))
    try trial.require(
      images == own && images.count == legal.count,
      "Legal actions map one to one to the legal actions of the state mapped by \(name).",
      saw: "They map to \(images.sorted()), legal are \(own.sorted()).")
  }
}
