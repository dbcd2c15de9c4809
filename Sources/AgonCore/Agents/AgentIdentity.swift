// SPDX-License-Identifier: Apache-2.0

/// Who an agent is: what is rated, and what a record must say to repeat it.
public struct AgentIdentity: Hashable, Sendable {
  /// Unique name in its tournament.
  public var name: String
  /// Kind, such as `search` or `language`.
  public var kind: String
  /// Version of the kind's behaviour; changes when the same settings may act otherwise.
  public var version: String
  /// Its settings, without secrets.
  public var settings: JSON
  /// True when the same seed gives the same decisions.
  public var isDeterministic: Bool

  /// Makes an identity.
  public init(
    name: String, kind: String, version: String, settings: JSON, isDeterministic: Bool
  ) {
    self.name = name
    self.kind = kind
    self.version = version
    self.settings = settings
    self.isDeterministic = isDeterministic
  }
}
