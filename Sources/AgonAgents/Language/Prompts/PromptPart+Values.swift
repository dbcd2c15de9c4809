// SPDX-License-Identifier: Apache-2.0

extension PromptPart {
  /// The names of the values that its template knows, those within lists included; docs/strategies.md tells
  /// what they are.
  var values: Set<String> {
    switch self {
    case .system: Self.settled
    case .user:
      Self.common.union([
        "reward", "last_action", "transcript", "plan", "step", "step_number", "steps",
      ])
    case .retry: Self.common.union(["reason"])
    case .planSystem, .plan: Self.common.union(["plan"])
    case .results:
      Self.common.union([
        "results", "number", "line", "expected", "outcome", "left", "may_wish", "is_hidden",
      ])
    case .reflectionSystem, .reflection:
      [
        "title", "rules", "seat", "seats", "most", "end", "reason", "return", "bounds", "least",
        "greatest", "lessons", "left_out", "history", "action", "is_own", "rationale", "is_random",
        "observation",
      ]
    }
  }

  /// What says nothing of seat and turn.
  private static let settled: Set<String> = ["title", "rules", "instructions", "width", "depth"]

  /// What all questions of a turn know.
  private static let common = settled.union([
    "seat", "seats", "observation", "actions", "action_list", "has_actions", "substitution",
    "history_text", "history", "action", "is_own", "left_out", "lessons", "forced_rationale",
  ])
}
