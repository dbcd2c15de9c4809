// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  static let abilities = ConformanceRule(
    "abilities", "declared abilities",
    "What is declared as an ability or offered as an extension is there."
  ) { trial in
    let facts = trial.facts
    let episode = try trial.begin(seats: facts.seats.lowerBound, seed: trial.seed)
    if facts.abilities.contains(.clone) { _ = try episode.clone(.exact) }
    if facts.abilities.contains(.serialise) {
      var bytes: [UInt8] = []
      try episode.serialise(into: &bytes)
      _ = try trial.environment.restore(bytes)
    } else {
      var bytes: [UInt8] = []
      try episode.observe(Seat(0), view: .full, media: .json, into: &bytes)
    }
    let offered = Set(trial.environment.origin.extensions)
    let there = [
      ("agon.facts/1", episode.facts != nil), ("agon.oracle/1", episode.oracle != nil),
      ("agon.symmetry/1", episode.symmetry != nil), ("agon.edits/1", episode.editor != nil),
    ]
    for (id, isThere) in there where offered.contains(id) {
      try trial.require(
        isThere, "The extension \(id), which is offered, can be used.",
        saw: "Its table is smaller than the ABI's.")
    }
    if facts.abilities.contains(.toolActions) {
      try trial.require(
        offered.contains("agon.tools/1"),
        "Calls of tools are declared, so agon.tools/1 is offered.",
        saw: "It is not.")
    }
    return offered.isEmpty ? "no extensions" : offered.sorted().joined(separator: ", ")
  }

  static let parameters = ConformanceRule(
    "parameters", "parameters",
    "The defaults are accepted by any writing, what the schema does not know is refused."
  ) { trial in
    let seats = trial.facts.seats.lowerBound
    let usual = try trial.make(nil).begin(seats: seats, seed: trial.seed, opening: nil)
    let empty = try trial.make(.object([:])).begin(seats: seats, seed: trial.seed, opening: nil)
    let difference = try trial.fingerprint(empty, bytes: false).difference(
      from: try trial.fingerprint(usual, bytes: false))
    try trial.require(same: difference, "No parameters and an empty object mean the same.")
    let wrong: [JSON] = [
      ["agon_no_such_parameter": 1], ["nothing"], "nothing", 7,
    ]
    for json in wrong {
      try trial.requireRefusal([.invalidData], of: "The parameters \(json)") {
        _ = try trial.make(json)
      }
    }
    let properties = trial.facts.parametersSchema?["properties"]?.members ?? [:]
    for (name, property) in properties.sorted(by: { $0.key < $1.key }) {
      for value in outside(property) {
        try trial.requireRefusal([.invalidData], of: "The parameter \(name) of \(value)") {
          _ = try trial.make(.object([name: value]))
        }
      }
      if let value = property["default"] {
        _ = try trial.make(.object([name: value]))
      }
    }
    return "\(properties.count) parameters"
  }

  static let openings = ConformanceRule(
    "openings", "openings that are none", "A setup that makes no sense is refused as data."
  ) { trial in
    let wrong: [JSON] = [
      "agon: no such setup", ["agon_no_such_setup": 1], .array([.array([]), .null]), -1,
    ]
    for json in wrong {
      try trial.requireRefusal([.invalidData], of: "The opening \(json)") {
        _ = try trial.environment.begin(
          seats: trial.facts.seats.lowerBound, seed: trial.seed, opening: json)
      }
    }
    return "\(wrong.count) openings"
  }
}

/// Values that a property of a schema excludes.
private func outside(_ property: JSON) -> [JSON] {
  var values: [JSON] = []
  switch property["type"]?.text {
  case "integer":
    if let least = property["minimum"]?.integer, least > .min { values.append(.integer(least - 1)) }
    if let most = property["maximum"]?.integer, most < .max { values.append(.integer(most + 1)) }
    values.append("agon: no number")
  case "number":
    if let least = property["minimum"]?.double { values.append(.number(least - 1)) }
    if let most = property["maximum"]?.double { values.append(.number(most + 1)) }
    values.append("agon: no number")
  case "boolean", "array", "object": values.append("agon: of another type")
  case "string": values.append(7)
  default: break
  }
  return values
}
