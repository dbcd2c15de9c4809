// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// An agent that answers each question by a function, and remembers what it was asked.
final class ScriptedAgent: Agent {
  /// What the agent saw of a question.
  struct Question: Hashable, Sendable {
    var seat: Seat
    var legal: [ActionID]
    var seed: Seed
    var deadline: Duration?
    var history: [String]
  }

  let identity = AgentIdentity(
    name: "scripted", kind: "scripted", version: "1", settings: .null, isDeterministic: true)
  private let answer: @Sendable (Question) throws -> Decision
  private let asked = Mutex<[Question]>([])

  init(_ answer: @escaping @Sendable (Question) throws -> Decision) { self.answer = answer }

  /// The questions so far.
  var questions: [Question] { asked.withLock { $0 } }

  nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let question = Question(
      seat: request.window.seat, legal: request.legalActions, seed: request.seed,
      deadline: request.deadline,
      history: request.history.map { "\($0.seat) \($0.action)" })
    asked.withLock { $0.append(question) }
    return try answer(question)
  }

  /// Takes as many pebbles every turn.
  static func taking(_ count: ActionID) -> ScriptedAgent {
    ScriptedAgent { _ in Decision(.action(count)) }
  }
}
