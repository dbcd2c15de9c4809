// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// An agent as an arena declares it.
package struct ArenaAgent: Hashable, Sendable {
  /// Unique name in the arena; the kind unless the file says otherwise.
  package var name: String
  /// The kind, such as `search`.
  package var kind: String
  /// The settings as a JSON object, the schema's defaults filled in.
  package var settings: JSON
  /// The most pairs that it plays against one other agent in one environment; nil for no limit.
  package var pairs: Int?
  /// The sum that it may spend on models, in the currency of the arena's prices; nil for the arena's limit.
  package var cap: Double?
  /// Where it stands in the arena file; decides nothing.
  package var places: EntryPlaces

  /// Makes a declaration.
  package init(
    name: String, kind: String, settings: JSON = .object([:]), pairs: Int? = nil,
    cap: Double? = nil, places: EntryPlaces = .unwritten
  ) {
    self.name = name
    self.kind = kind
    self.settings = settings
    self.pairs = pairs
    self.cap = cap
    self.places = places
  }
}
