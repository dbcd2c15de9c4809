// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonClaims
internal import AgonProcess

/// Asks a chess engine in the Universal Chess Interface.
///
/// The environment tells the position in its JSON observation (`UCIPosition`) and names its actions as engines
/// do. The engine runs behind agon-worker's walls, searches every position as if it were the first, and an
/// answer of it that the rules refuse forfeits the seat. Its score and the line that it expects are the
/// rationale. One that cannot be started makes the agent unavailable.
package struct UCIAgent: Agent {
  package let identity: AgentIdentity
  private let settings: UCISettings
  private let clock: any Clock<Duration>
  private let pool = ProgramPool()

  init(name: String, settings: UCISettings, clock: any Clock<Duration>) {
    identity = AgentIdentity(
      name: name, kind: "uci", version: "1", settings: settings.json,
      isDeterministic: settings.isDeterministic)
    self.settings = settings
    self.clock = clock
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let position = try position(in: request.window)
    let program: LineProcess
    if let idle = pool.take("") {
      program = idle
    } else {
      program = try await start()
    }
    let limit = min(request.deadline ?? settings.program.answer, settings.program.answer)
    let answer: UCIEngine.Answer
    do throws(LineFault) {
      answer = try await UCIEngine(process: program, clock: clock).search(
        position, for: settings.search, within: limit, isTimed: request.deadline != nil)
    } catch {
      program.end()
      let failure = try ProgramFailure(error, of: program, after: limit)
      return Decision(.failed(failure.failure, failure.detail))
    }
    pool.giveBack(program, for: "")
    return try decision(answer, in: request.window)
  }

  package func close() async { await pool.close() }

  private func position(in window: SeatWindow) throws -> UCIPosition {
    let text = try window.observation(.json)
    do throws(UCIPosition.Lack) {
      return try UCIPosition((try? JSON(parsing: text)) ?? .null)
    } catch {
      throw AgentUnavailable(
        agent: identity.name,
        detail: "A chess engine cannot play \(window.environment.descriptor.id): "
          + "\(error.detail). Give it an environment of chess.")
    }
  }

  /// Starts an engine and greets it.
  ///
  /// - Throws: `AgentUnavailable`, or `CancellationError`.
  private nonisolated(nonsending) func start() async throws -> LineProcess {
    let program: LineProcess
    do {
      program = try await settings.program.program().start().process
    } catch let error as ProcessError {
      throw AgentUnavailable(agent: identity.name, detail: "\(error)")
    }
    do {
      try await UCIEngine(process: program, clock: clock).greet(settings)
      return program
    } catch {
      program.end()
      if let fault = error as? LineFault {
        if fault == .cancelled { throw CancellationError() }
        throw unavailable("It did not greet as UCI engines do: \(program.lastSigns(of: fault))")
      }
      throw unavailable("\(error)")
    }
  }

  private func unavailable(_ detail: String) -> AgentUnavailable {
    AgentUnavailable(
      agent: identity.name,
      detail: "The engine \(settings.program.command.joined(separator: " ")) cannot play. "
        + detail)
  }

  private func decision(_ answer: UCIEngine.Answer, in window: SeatWindow) throws -> Decision {
    var explanation = Explanation(
      rationale: answer.report.rationale, conclusion: answer.move, stated: answer.move,
      confidence: answer.report.confidence)
    guard let move = answer.move else {
      return Decision(
        .failed(.empty, "The engine names no move."), explanation: explanation)
    }
    switch try window.read(move) {
    case .legal(let action):
      explanation.path = .exact
      explanation.claimLines = claims(for: move, answer.report, in: window)
      return Decision(.action(action), explanation: explanation)
    case .illegal(_, let reason):
      return Decision(.failed(.illegal, reason), explanation: explanation)
    case .ambiguous(let reason):
      return Decision(.failed(.ambiguous, reason), explanation: explanation)
    case .unparseable(let reason):
      return Decision(.failed(.unparseable, reason), explanation: explanation)
    }
  }

  /// What a proven end means in claims; a score in pawns states nothing that the rules know.
  private func claims(for move: String, _ report: UCISearchReport, in window: SeatWindow)
    -> [String]
  {
    guard case .mate(let moves) = report.score, report.line.first == move else { return [] }
    var argument = Argument(seat: window.seat, seatCount: window.seatCount)
    if moves == 1 { argument.say(move, .of(window.seat, "wins_now", move)) }
    if let returns = window.environment.descriptor.returns {
      let most = moves > 0
      argument.say(
        move,
        WireClaim(
          "value",
          [
            .comparison(most ? .greaterOrEqual : .lessOrEqual),
            .number(most ? returns.upperBound : returns.lowerBound),
          ]), as: .value)
    }
    return argument.claims.map(\.line)
  }
}

extension AgentKind {
  /// Any chess engine that speaks UCI.
  package static let uci = AgentKind(
    id: "uci", summary: "Asks a chess engine in the Universal Chess Interface, behind a wall.",
    version: "1", settings: UCISettings.schema, required: ["command"], needs: [.enumerate],
    objections: UCIAgent.objections
  ) { name, reader, services throws(AgentSettingsError) in
    UCIAgent(
      name: name, settings: try UCISettings(reader, of: name, in: services.folder),
      clock: services.clock)
  }
}
