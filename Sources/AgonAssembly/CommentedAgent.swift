// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonAudit
internal import AgonCore
internal import AgonReport

/// An agent whose decisions are told at a terminal, with the verdicts of its claims on the state that it saw.
///
/// For environments without hidden information only.
struct CommentedAgent: Agent {
  private let agent: any Agent
  private let isPerson: Bool
  private let check: ClaimCheck
  private let terminal: Terminal

  /// - Parameter isPerson: whether it knows its own words, so that only the verdicts are news.
  init(_ agent: any Agent, isPerson: Bool, check: ClaimCheck, terminal: Terminal) {
    self.agent = agent
    self.isPerson = isPerson
    self.check = check
    self.terminal = terminal
  }

  var identity: AgentIdentity { agent.identity }

  nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let decision = try await agent.decide(request)
    let window = request.window
    var action: String?
    if case .action(let id) = decision.choice { action = try window.name(of: id) }
    var claims: [CheckedClaim] = []
    if let lines = decision.explanation?.claimLines, !lines.isEmpty {
      claims = try check.claims(
        lines, by: window.seat, choosing: action, legalCount: request.legalActions.count,
        on: try window.imagined(seed: request.seed))
    }
    if isPerson, claims.isEmpty {
      terminal.show("")
      return decision
    }
    var explanation = decision.explanation
    if isPerson { explanation = Explanation() }
    let lines = PlayReport.lines(
      decision.choice, action: action, explanation: explanation, agent: identity.name,
      seat: window.seat, claims: claims)
    for line in lines { terminal.show(line) }
    return decision
  }

  func topic(in environment: EnvironmentDescriptor, against opponents: [String]) -> String? {
    agent.topic(in: environment, against: opponents)
  }

  func revise(_ lessons: Lessons, after review: EpisodeReview) async throws -> LessonRevision? {
    try await agent.revise(lessons, after: review)
  }

  func close() async { await agent.close() }
}
