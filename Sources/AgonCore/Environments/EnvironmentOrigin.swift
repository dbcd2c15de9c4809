// SPDX-License-Identifier: Apache-2.0

/// Where an environment comes from, recorded with every episode so that a replay can be trusted.
public struct EnvironmentOrigin: Hashable, Sendable {
  /// Name of the plugin.
  public var plugin: String
  /// Version of the plugin.
  public var version: String
  /// Compiler and revision, as the plugin tells.
  public var build: String
  /// File name of the plugin, without folders.
  public var file: String
  /// SHA-256 of the file.
  public var digest: Digest
  /// The extensions that the environment serves, by id.
  public var extensions: [String]

  /// Makes an origin.
  public init(
    plugin: String, version: String, build: String, file: String, digest: Digest,
    extensions: [String]
  ) {
    self.plugin = plugin
    self.version = version
    self.build = build
    self.file = file
    self.digest = digest
    self.extensions = extensions
  }
}
