// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Measures the recording of episodes.
///
/// Tests/Benchmarks/sqlite_rows.c writes the same rows in the same
/// batches through bare sqlite3 calls, so that the two times can be compared.
package enum WriteBenchmark {
  /// Turns of each episode.
  package static let turnsPerEpisode = 30

  /// SQL that prepares an empty file as a run of this benchmark, settings of the connection
  /// included.
  package static var schema: String {
    RunSchema.settings(.process) + RunSchema.text + """
      INSERT INTO run (run_id, arena, title, source, agon_version)
      VALUES (1, zeroblob(32), 'bench', '', '0');
      INSERT INTO environment VALUES (1, 0, 'rows', 'rows', '1', '{}', '{}');
      INSERT INTO origin VALUES (1, 0, 0, 'rows', '1', '', 'rows.so', zeroblob(32), '[]', '0', NULL);
      INSERT INTO agent VALUES (1, 0, 'first', 'random', '1', '{}', 1);
      INSERT INTO agent VALUES (1, 1, 'second', 'random', '1', '{}', 1);

      """
  }

  /// Records episodes to a new file, a batch in one transaction, and returns the time that
  /// recording took, without the time to make the episodes.
  package static func run(
    path: String, episodes: Int, batch: Int
  ) async throws -> Duration {
    let store = try RunStore(path: path, for: description)
    let clock = ContinuousClock()
    var time = Duration.zero
    for start in stride(from: 0, to: episodes, by: batch) {
      let trajectories = (start..<min(start + batch, episodes)).map(trajectory)
      let begin = clock.now
      if trajectories.count == 1 {
        try await store.record(trajectories[0])
      } else {
        try await store.record(contentsOf: trajectories)
      }
      time += clock.now - begin
    }
    try await store.close()
    return time
  }

  private static var description: RunDescription {
    let zero = Digest(words: .zero)
    let descriptor = EnvironmentDescriptor(
      id: "rows", version: "1", title: "Rows", summary: "", rules: "", licence: "", authors: "",
      dynamics: .sequential, chance: .none, utility: .zeroSum, replay: .exact, seats: 2...2,
      abilities: [], media: [.text], returns: nil, mostTurns: nil, parametersSchema: nil)
    let origin = EnvironmentOrigin(
      plugin: "rows", version: "1", build: "", file: "rows.so", digest: zero, extensions: [])
    let agents = ["first", "second"].map {
      AgentIdentity(name: $0, kind: "random", version: "1", settings: [:], isDeterministic: true)
    }
    return RunDescription(
      arena: zero, title: "bench", source: "",
      environments: [.init(name: "rows", descriptor: descriptor, parameters: [:], origin: origin)],
      agents: agents, version: "0")
  }

  /// An episode as a random agent makes it: no explanation, no calls.
  private static func trajectory(_ number: Int) -> Trajectory {
    var chance = SplitMix64(state: UInt64(number))
    let plan = EpisodePlan(
      key: digest(&chance), environment: 0, agents: [0, 1], pair: number / 2, leg: number % 2,
      seed: Seed(chance.next()), opening: .start)
    let opening = digest(&chance)
    let turns = (0..<turnsPerEpisode).map { index in
      let word = chance.next()
      let column = Int(word % 7)
      return Turn(
        index: index, seat: Seat(index % 2), legalCount: 7,
        choice: .action(ActionID(column)), applied: String(UnicodeScalar(UInt8(97 + column))),
        explanation: nil, calls: [], digest: digest(&chance),
        reward: index == turnsPerEpisode - 1 ? 1 : 0,
        latency: .microseconds(Int64(word >> 8 & 63)))
    }
    let outcome = Outcome(end: .terminated, reason: "line", returns: [-1, 1])
    return Trajectory(
      plan: plan, openingDigest: opening, turns: turns, outcome: outcome,
      duration: .microseconds(900))
  }

  private static func digest(_ chance: inout SplitMix64) -> Digest {
    var words = Digest.InlineWords()
    for index in 0..<4 {
      let word = chance.next()
      words[2 * index] = UInt32(truncatingIfNeeded: word >> 32)
      words[2 * index + 1] = UInt32(truncatingIfNeeded: word)
    }
    return Digest(words: words)
  }
}
