// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A recorded fault of an episode that no later attempt finished.
package struct StoredFault: Hashable, Sendable {
  /// Key of the episode.
  package var key: Digest
  /// Number of the environment in the arena.
  package var environment: Int
  /// Agents by seat, as numbers of the arena's list.
  package var agents: [Int]
  /// Number of the pair.
  package var pair: Int
  /// How the plugin broke.
  package var kind: PluginFault
  /// The call that failed and what happened.
  package var detail: String
}
