// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a library under check says of itself.
package struct LibraryFacts: Hashable, Sendable {
  /// An environment that it offers.
  package struct Offer: Hashable, Sendable {
    /// Stable identifier.
    package var id: String
    /// Version of the rules and the content.
    package var version: String
  }

  /// Name of the plugin.
  package var name: String
  /// Version of the plugin.
  package var version: String
  /// SHA-256 of the file.
  package var digest: String
  /// What it offers, in its order.
  package var offers: [Offer]

  /// The facts as JSON.
  package var json: JSON {
    [
      "plugin": .string(name), "version": .string(version), "sha256": .string(digest),
      "environments": .array(
        offers.map { ["id": .string($0.id), "version": .string($0.version)] }),
    ]
  }

  /// Makes facts.
  package init(name: String, version: String, digest: String, offers: [Offer]) {
    self.name = name
    self.version = version
    self.digest = digest
    self.offers = offers
  }

  /// Reads what `json` wrote; nil when it is something else.
  package init?(json: JSON) {
    guard let name = json["plugin"]?.text, let version = json["version"]?.text,
      let digest = json["sha256"]?.text, let environments = json["environments"]?.elements
    else { return nil }
    let offers = environments.map {
      Offer(id: $0["id"]?.text ?? "", version: $0["version"]?.text ?? "")
    }
    self.init(name: name, version: version, digest: digest, offers: offers)
  }
}
