// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The stable key of an episode: what makes it the same episode in every run of its arena.
package enum EpisodeKey {
  /// SHA-256 of the canonical JSON `[arena, environment, [agents by seat], pair, leg, attempt]`.
  ///
  /// - Parameters:
  ///   - arena: digest of the arena.
  ///   - environment: its name in the arena.
  ///   - agents: names by seat.
  ///   - attempt: 0, unless an episode that was kept is to be played once more.
  package static func digest(
    arena: Digest, environment: String, agents: [String], pair: Int, leg: Int, attempt: Int = 0
  ) -> Digest {
    let parts: JSON = [
      .string(arena.description), .string(environment), .array(agents.map { .string($0) }),
      .integer(Int64(pair)), .integer(Int64(leg)), .integer(Int64(attempt)),
    ]
    return SHA256.digest(of: parts.description)
  }
}
