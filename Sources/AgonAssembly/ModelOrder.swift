// SPDX-License-Identifier: Apache-2.0

package import AgonCore
package import AgonModels

/// What an arena file and the command line say of language models.
package struct ModelOrder: Sendable {
  /// A cassette to use.
  package struct Cassette: Hashable, Sendable {
    /// The file, counted from the present folder.
    package var file: String
    /// What is done with it.
    package var mode: CassetteMode

    /// Names a cassette.
    package init(file: String, mode: CassetteMode = .auto) {
      self.file = file
      self.mode = mode
    }
  }

  /// The endpoints that agents may name beside those that are built in, by name; each entry keeps
  /// `EndpointSettings.schema`.
  package var endpoints: [String: JSON] = [:]
  /// Prices by the name of the model.
  package var prices: [String: Price] = [:]
  /// What all agents together may spend; nil for any sum.
  package var runCap: Double?
  /// What every agent may spend that has no cap of its own.
  package var agentCap: Double?
  /// What agents may spend, by name.
  package var agentCaps: [String: Double] = [:]
  /// What agents have spent in the run so far, by name.
  package var spent: [String: Double] = [:]
  /// Where calls are kept; nil to keep none.
  package var cassette: Cassette?
  /// The folder from which the paths of keys and models count.
  package var folder = "."
  /// What the jitter of backoffs follows from.
  package var seed = Seed(0)

  /// Orders nothing: built-in endpoints, no prices, no cassette.
  package init() {}
}
