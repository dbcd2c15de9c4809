// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// States that are changed.
  static let edits = [stateFacts, stateEdits, passing]

  static let stateFacts = ConformanceRule(
    "state-facts", "facts of states",
    "The listed facts are in wire form, each once, true by the plugin's own check, of a valid state."
  ) { trial in
    try trial.applies(if: try offersEdits(trial), else: "No edits are offered.")
    try trial.walk(visits: 6) { episode in
      guard let editor = episode.editor else { return }
      let facts = try editor.facts()
      try trial.require(
        Set(facts).count == facts.count, "Each fact is listed once.", saw: "One is repeated.")
      for fact in facts {
        try trial.require(
          fact["predicate"]?.text != nil && fact["args"]?.elements != nil
            && fact["polarity"]?.truth != nil,
          "A fact has a predicate, args and a polarity.", saw: "\(fact)")
        try requireTrue(fact, in: episode, trial)
      }
      do throws(EnvironmentError) {
        try editor.validate()
      } catch {
        throw RuleStop.violated(
          expected: "A state that play has reached is valid.", seen: error.description)
      }
    }
    return trial.looked
  }

  static let stateEdits = ConformanceRule(
    "state-edits", "edits of states",
    "An edited state is valid, has the fact, and differs only in the changes that are listed."
  ) { trial in
    try trial.applies(if: try offersEdits(trial), else: "No edits are offered.")
    var pool: [JSON] = []
    var done = 0
    try trial.walk(visits: 6) { episode in
      guard let editor = episode.editor else { return }
      let facts = try editor.facts()
      for fact in facts where !pool.contains(fact) && pool.count < 400 { pool.append(fact) }
      for _ in 0..<4 {
        let fact = pool[trial.random.below(pool.count)]
        if try edited(fact, editor, facts, episode, trial) { done += 1 }
      }
    }
    return "\(done) edits in \(trial.looked)"
  }

  static let passing = ConformanceRule(
    "pass", "giving the turn away",
    "A pass makes it the seat's turn and changes no other fact; after the end there is none."
  ) { trial in
    try trial.applies(if: try offersEdits(trial), else: "No edits are offered.")
    try trial.walk(visits: 6) { episode in
      guard let editor = episode.editor else { return }
      for seat in (0..<episode.progress.seatCount).map({ Seat($0) }) {
        guard episode.isOn else {
          try trial.requireRefusal([.wrongPhase], of: "A pass after the end") {
            _ = try editor.pass(to: seat)
          }
          continue
        }
        guard let passed = try offered(or: [.wrongPhase], { try editor.pass(to: seat) }) else {
          continue
        }
        try trial.require(
          passed.seatToAct == seat, "After the pass, seat \(seat) acts.",
          saw: "The turn is of \(passed.progress.turn).")
        let before = Set(try editor.facts().filter { $0["predicate"]?.text != "turn" })
        let after = Set(try passed.editor?.facts().filter { $0["predicate"]?.text != "turn" } ?? [])
        try trial.require(
          before == after, "A pass changes no fact but the turn.",
          saw: "Changed: \(before.symmetricDifference(after).map(\.description).sorted())")
      }
    }
    return trial.looked
  }
}

private func offersEdits(_ trial: Trial) throws -> Bool {
  try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed).editor != nil
}

/// Holds a fact against the plugin's own check, where it has one.
private func requireTrue(_ fact: JSON, in episode: any Episode, _ trial: Trial) throws {
  guard let checker = episode.facts else { return }
  let answer = try checker.check(fact, for: Seat(0), view: .full, nodes: 0)
  try trial.require(
    answer.truth == .yes, "The plugin's own check agrees with the fact \(fact).",
    saw: "It answers \(answer.truth).")
}

/// Edits one fact and judges the copy; false when no valid state has the fact.
private func edited(
  _ fact: JSON, _ editor: any StateEditor, _ facts: [JSON], _ episode: any Episode, _ trial: Trial
) throws -> Bool {
  let made: (episode: any Episode, changes: [JSON])
  do throws(EnvironmentError) {
    made = try editor.edit(fact)
  } catch {
    // Some listed facts, such as whose turn it is, cannot be edited.
    if error.code == .unsupported { return false }
    try trial.require(
      error.code == .illegalAction || error.code == .budgetExhausted,
      "A fact that no valid state has is refused as an illegal action.", saw: error.description)
    try trial.require(
      !facts.contains(fact), "An edit that asks for a fact that holds already is done.",
      saw: error.description)
    return false
  }
  guard let editor = made.episode.editor else { return false }
  let after = try editor.facts()
  try trial.require(
    after.contains(fact), "The edited state has the fact \(fact).",
    saw: "It lists \(after.count) others.")
  try requireTrue(fact, in: made.episode, trial)
  do throws(EnvironmentError) {
    try editor.validate()
  } catch {
    throw RuleStop.violated(
      expected: "The state edited to \(fact) is valid.", seen: error.description)
  }
  var listed = Set(made.changes.filter { $0["polarity"]?.truth ?? true })
  listed.insert(fact)
  let differing = Set(after).subtracting(facts)
  let missing = differing.subtracting(listed)
  try trial.require(
    missing.isEmpty, "The changes list every fact that differs after the edit to \(fact).",
    saw: "Not listed: \(missing.map(\.description).sorted().joined(separator: ", "))")
  let idle = listed.subtracting(differing).subtracting([fact])
  try trial.require(
    idle.isEmpty, "The changes list only facts that differ after the edit to \(fact).",
    saw: "Listed, and the same: \(idle.map(\.description).sorted().joined(separator: ", "))")
  if facts.contains(fact) {
    try trial.require(
      differing.isEmpty, "An edit to a fact that holds already changes nothing.",
      saw: "Changed: \(differing.map(\.description).sorted())")
  }
  return true
}
