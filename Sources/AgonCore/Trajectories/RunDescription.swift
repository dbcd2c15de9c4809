// SPDX-License-Identifier: Apache-2.0

/// What a run declares before its first episode: with the trajectories, all that a replay needs.
public struct RunDescription: Hashable, Sendable {
  /// An environment of the arena.
  public struct Entry: Hashable, Sendable {
    /// Name in the arena.
    public var name: String
    /// Its declared facts.
    public var descriptor: EnvironmentDescriptor
    /// The parameters it was made with, as a JSON object.
    public var parameters: JSON
    /// The file that offers it.
    public var origin: EnvironmentOrigin
    /// The certificate of `agon plugin check` for this very file, a JSON object; nil without one.
    public var certificate: JSON?

    /// Makes an entry.
    public init(
      name: String, descriptor: EnvironmentDescriptor, parameters: JSON, origin: EnvironmentOrigin,
      certificate: JSON? = nil
    ) {
      self.name = name
      self.descriptor = descriptor
      self.parameters = parameters
      self.origin = origin
      self.certificate = certificate
    }
  }

  /// Hash of all that decides the schedule: environments, agents, format, games and seeds.
  public var arena: Digest
  /// Name of the arena.
  public var title: String
  /// The arena file as it was read.
  public var source: String
  /// The environments, as the plans number them.
  public var environments: [Entry]
  /// The agents, as the plans number them.
  public var agents: [AgentIdentity]
  /// Version of Agon.
  public var version: String

  /// Makes a description.
  public init(
    arena: Digest, title: String, source: String, environments: [Entry], agents: [AgentIdentity],
    version: String
  ) {
    self.arena = arena
    self.title = title
    self.source = source
    self.environments = environments
    self.agents = agents
    self.version = version
  }
}
