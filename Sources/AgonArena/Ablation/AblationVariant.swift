// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// One way in which an agent is changed to see what the change does.
package struct AblationVariant: Hashable, Sendable {
  /// Unique name in its ablation.
  package var name: String
  /// The settings that differ from the agent's own, as a JSON object.
  package var settings: JSON

  /// Makes a variant.
  package init(name: String, settings: JSON) {
    self.name = name
    self.settings = settings
  }

  /// Characters of a name, at most.
  package static let longestName = 32
}
