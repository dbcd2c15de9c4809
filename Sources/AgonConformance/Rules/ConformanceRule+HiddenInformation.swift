// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  static let hiddenInformation = ConformanceRule(
    "hidden-information", "hidden information",
    "A seat's views show nothing of what is hidden from it: states that it cannot tell apart look the same."
  ) { trial in
    try trial.applies(
      if: !trial.facts.abilities.contains(.perfectInformation),
      else: "Perfect information is declared.")
    var known: [String: [Fingerprint.Line]] = [:]
    var compared = 0
    try trial.walk(visits: 8) { episode in
      let seats = (0..<episode.progress.seatCount).map { Seat($0) }
      try comparePublicViews(of: episode, trial)
      for seat in seats {
        let views = try knowledge(of: episode, for: seat, trial)
        let recall = "\(seats.count) \(seat) \(try recall(of: episode, for: seat))"
        let before = known.updateValue(views, forKey: recall) ?? views
        try trial.require(
          same: Fingerprint.difference(before, views),
          "States that seat \(seat) recalls alike look alike to it.")
        guard trial.facts.abilities.contains(.clone) else { continue }
        for _ in 0..<4 {
          let seed = trial.random.seed()
          guard let clone = try offered({ try episode.clone(.resample(for: seat, seed)) }) else {
            break
          }
          compared += 1
          try trial.require(
            same: Fingerprint.difference(views, try knowledge(of: clone, for: seat, trial)),
            "A state resampled for seat \(seat) looks to it as the original, in every view.")
        }
      }
    }
    return "\(trial.looked), \(compared) resampled states"
  }
}

/// All that a seat may see: its views in every medium, its legal actions and their names.
private func knowledge(of episode: any Episode, for seat: Seat, _ trial: Trial) throws
  -> [Fingerprint.Line]
{
  var lines: [Fingerprint.Line] = []
  for view in [View.seat, .recall, .everybody] {
    lines += try Fingerprint.views(of: episode, view: view, for: seat, under: trial.facts)
  }
  let legal = try episode.legalActions(of: seat)
  let names = try legal.map { try episode.name(of: $0, by: seat) }
  lines.append(Fingerprint.Line(question: "legal actions of seat \(seat)", answer: "\(names)"))
  return lines
}

/// What the seat has seen, as text: its recall, or its view where it has none; and how many steps have been
/// applied, which everybody can count.
func recall(of episode: any Episode, for seat: Seat) throws -> String {
  let recall = try offered { try episode.text(for: seat, view: .recall) }
  return "\(episode.progress.actionCount) " + (try recall ?? episode.text(for: seat))
}

/// The public view is everybody's: the same for each seat.
private func comparePublicViews(of episode: any Episode, _ trial: Trial) throws {
  let views = try (0..<episode.progress.seatCount).map { seat in
    try Fingerprint.views(of: episode, view: .everybody, for: Seat(seat), under: trial.facts)
      .map(\.answer)
  }
  for (seat, view) in views.enumerated().dropFirst() {
    try trial.require(
      view == views[0], "The public view is the same for every seat.",
      saw: "Seat \(seat) sees another one than seat 0.")
  }
}
