// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
package import AgonCore

/// The hash of a fixed offline tournament: one number that tells whether the behaviour of Agon moved.
package actor Signature: TrajectorySink, ScheduleLedger {
  private var digests: [Digest: Digest] = [:]

  /// Begins with no episode.
  private init() {}

  /// Plays a planned arena and hashes it.
  package static func of(_ planned: PlannedArena, jobs: Int) async throws -> Digest {
    let signature = Signature()
    let report = try await Tournament.run(
      planned.schedule, ledger: signature, sink: signature, jobs: jobs,
      play: { try await planned.play($0) })
    guard report.ending == .complete else {
      throw AssemblyError(
        code: .run, place: planned.arena.name,
        detail: "Only \(report.counts.finished) of \(report.counts.total) episodes were played.")
    }
    return await signature.value()
  }

  /// No episode is finished.
  package func finishedEpisodes() -> Set<Digest> { [] }

  /// Takes the hash of an episode: key, opening, actions, states, words and outcome, no times.
  package func record(_ trajectory: Trajectory) {
    var hash = SHA256()
    hash.update(trajectory.openingDigest.bytes)
    for turn in trajectory.turns {
      hash.update("\(turn.index) \(turn.seat) \(turn.legalCount) \(turn.choice) ")
      hash.update(turn.explanation?.rationale ?? "")
      hash.update((turn.explanation?.claimLines ?? []).joined(separator: "\n"))
      hash.update(turn.digest.bytes)
    }
    hash.update("\(trajectory.outcome.end) \(trajectory.outcome.returns)")
    digests[trajectory.plan.key] = hash.digest()
  }

  /// Ignored: a tournament with a void episode has no hash.
  package func record(_ fault: EpisodeFault) {}

  /// The hash over all episodes in the order of their keys.
  private func value() -> Digest {
    var hash = SHA256()
    for (key, digest) in digests.sorted(by: { $0.key.description < $1.key.description }) {
      hash.update(key.bytes)
      hash.update(digest.bytes)
    }
    return hash.digest()
  }
}
