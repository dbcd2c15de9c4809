// SPDX-License-Identifier: Apache-2.0

/// An agent that cannot answer, such as one whose endpoint is gone.
public struct AgentUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
  /// Name of the agent.
  public let agent: String
  /// What happened and what to do, as one sentence.
  public let detail: String

  /// Makes an error.
  public init(agent: String, detail: String) {
    self.agent = agent
    self.detail = detail
  }

  /// The agent and the sentence.
  public var description: String { "agent \(agent): \(detail)" }
}
