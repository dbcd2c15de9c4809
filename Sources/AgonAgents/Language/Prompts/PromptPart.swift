// SPDX-License-Identifier: Apache-2.0

/// One of the texts that a language agent says, as a template.
enum PromptPart: String, CaseIterable, Hashable, Sendable {
  /// The system message; says nothing of seat and turn.
  case system
  /// The question of a turn.
  case user
  /// What follows an answer that cannot be used.
  case retry
  /// The system message of the question for a plan.
  case planSystem = "plan_system"
  /// The question for a plan.
  case plan
  /// What follows a wish to look ahead: what the rules make of it.
  case results
  /// The system message of the question for lessons.
  case reflectionSystem = "reflection_system"
  /// The question for lessons after an episode.
  case reflection
}
