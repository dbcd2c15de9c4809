// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  static let memory = ConformanceRule(
    "memory", "memory",
    "What is made and ended again and again, environments, episodes and copies, leaves nothing behind."
  ) { trial in
    try trial.applies(if: HeapUse() != nil, else: "This C library does not tell what is allocated.")
    var counts: [Int] = []
    for (name, make) in makers(trial) {
      // What is kept once, such as a cache, is no leak: memory must grow in every round.
      let count = try repeated(2_500, make)
      var least = Int.max
      for _ in 0..<4 {
        guard let before = HeapUse() else { break }
        for _ in 0..<count { try make() }
        guard let after = HeapUse() else { break }
        least = min(least, after.growth(since: before))
      }
      counts.append(4 * count)
      try trial.require(
        least < 8 * count, "\(name), \(4 * count) times, leaves less than 8 bytes each time.",
        saw: "Each \(count) times left \(least) bytes or more.")
    }
    return
      "\(counts.count) things made and ended, \(counts.min() ?? 0) to \(counts.max() ?? 0) times"
  }
}

extension HeapUse {
  /// Bytes that have come since, of the C library's heap; of resident memory where a plugin has a heap of
  /// its own, which is told from noise by its size.
  fileprivate func growth(since before: HeapUse) -> Int {
    let pages = resident - before.resident
    return max(allocated - before.allocated, pages > 8 << 20 ? pages : 0)
  }
}

/// Makes something so many times, or as often as a tenth of a second allows; how often it was.
private func repeated(_ most: Int, _ make: () throws -> Void) throws -> Int {
  let clock = ContinuousClock()
  let beginning = clock.now
  var count = 0
  while count < 50 || count < most && beginning.duration(to: clock.now) < .milliseconds(100) {
    try make()
    count += 1
  }
  return count
}

/// What is made and ended.
private func makers(_ trial: Trial) -> [(String, () throws -> Void)] {
  let seats = trial.facts.seats.lowerBound
  let environment = trial.environment
  var makers: [(String, () throws -> Void)] = [
    ("Making an environment", { _ = try trial.make(nil) }),
    (
      "An episode and its first observation",
      {
        let episode = try environment.begin(seats: seats, seed: trial.seed, opening: nil)
        _ = try episode.text(for: Seat(0))
      }
    ),
    (
      "An episode of a few steps",
      {
        let episode = try environment.begin(seats: seats, seed: trial.seed, opening: nil)
        try playOn(episode, seed: trial.seed, most: 8)
      }
    ),
  ]
  guard let episode = try? trial.begin(seats: seats, seed: trial.seed) else { return makers }
  try? playOn(episode, seed: trial.seed, most: 4)
  if trial.facts.abilities.contains(.clone) {
    makers.append(("An exact clone", { _ = try episode.clone(.exact) }))
  }
  if trial.facts.abilities.contains(.serialise), let bytes = try? trial.bytes(episode) {
    makers.append(
      (
        "Writing and restoring a state",
        {
          var buffer: [UInt8] = []
          try episode.serialise(into: &buffer)
          _ = try environment.restore(bytes)
        }
      ))
    makers.append(
      ("Refusing cut bytes", { _ = try? environment.restore(Array(bytes.dropLast())) }))
  }
  return makers + extensionMakers(trial, episode)
}

/// The same, of what extensions make.
private func extensionMakers(_ trial: Trial, _ episode: any Episode)
  -> [(String, () throws -> Void)]
{
  var makers: [(String, () throws -> Void)] = []
  if let facts = episode.facts, let example = trial.environment.predicates.first?.example {
    makers.append(
      (
        "Checking a claim",
        { _ = try facts.check(example, for: Seat(0), view: .full, nodes: 50) }
      ))
  }
  if let editor = episode.editor, let fact = try? editor.facts().first {
    makers.append(("An edit", { _ = try? editor.edit(fact) }))
  }
  if let symmetry = episode.symmetry, symmetry.count > 0 {
    makers.append(
      ("A mapped episode", { _ = try symmetry.episode(mappedBy: symmetry.count - 1) }))
  }
  return makers
}
