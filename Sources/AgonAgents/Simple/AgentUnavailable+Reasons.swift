// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension AgentUnavailable {
  /// The environment lists no legal actions, and the agent can only choose from a list.
  static func nothingToChoose(_ agent: String) -> AgentUnavailable {
    AgentUnavailable(
      agent: agent,
      detail: "The environment lists no legal actions; seat an agent that writes its actions.")
  }
}
