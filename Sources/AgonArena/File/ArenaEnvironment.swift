// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// An environment as an arena declares it.
package struct ArenaEnvironment: Hashable, Sendable {
  /// Unique name in the arena; the id unless the file says otherwise.
  package var name: String
  /// The environment's id, such as `connect_four`.
  package var id: String
  /// The plugin file that offers it, as written; nil for a plugin that the host finds itself.
  package var plugin: String?
  /// Where the plugin's code runs; nil for the host's choice, which depends on where the file lies.
  package var isolation: ArenaIsolation?
  /// The parameters as a JSON object, the schema's defaults filled in.
  package var parameters: JSON
  /// Where the episodes start.
  package var openings: ArenaOpenings
  /// The most pairs that two agents play here; nil for the arena's number.
  package var pairs: Int?
  /// The seed by which its pieces, coordinates and action names are renamed; nil for the usual names.
  package var disguise: Seed?
  /// Where it stands in the arena file; decides nothing.
  package var places: EntryPlaces

  /// Makes a declaration.
  package init(
    name: String, id: String, plugin: String? = nil, isolation: ArenaIsolation? = nil,
    parameters: JSON = .object([:]), openings: ArenaOpenings = .start, pairs: Int? = nil,
    disguise: Seed? = nil, places: EntryPlaces = .unwritten
  ) {
    self.name = name
    self.id = id
    self.plugin = plugin
    self.isolation = isolation
    self.parameters = parameters
    self.openings = openings
    self.pairs = pairs
    self.disguise = disguise
    self.places = places
  }
}
