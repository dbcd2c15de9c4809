// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonProcess
internal import Foundation

/// Asks a program of the user's by JSON lines; docs/process-agents.md is its reference.
///
/// The program runs behind agon-worker's walls. Every question holds all that it may use; a program is kept
/// for later questions of the same environment, and each question that is open at one time has a program to
/// itself. One that cannot be started or does not say hello makes the agent unavailable. After that all
/// that goes wrong is its own: an answer that is late, missing, too long or useless forfeits the seat.
package struct ProcessAgent: Agent {
  package let identity: AgentIdentity
  private let settings: ProgramSettings
  private let clock: any Clock<Duration>
  private let pool = ProgramPool()

  init(name: String, settings: ProgramSettings, clock: any Clock<Duration>) {
    identity = AgentIdentity(
      name: name, kind: "process", version: "1", settings: .object(settings.json),
      isDeterministic: false)
    self.settings = settings
    self.clock = clock
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let environment = request.window.environment
    let key = "\(environment.descriptor.id) \(environment.parameters)"
    let question = try ProcessQuestion(request)
    let program: LineProcess
    if let idle = pool.take(key) {
      program = idle
    } else {
      program = try await start(for: environment)
    }
    let limit = min(request.deadline ?? settings.answer, settings.answer)
    program.send(question.line)
    let answer: ProcessAnswer
    do throws(LineFault) {
      let line = try await program.nextLine(within: limit, on: clock)
      answer = ProcessAnswer(line, to: question.number, legal: question.legalNames)
    } catch {
      program.end()
      let failure = try ProgramFailure(error, of: program, after: limit)
      return Decision(.failed(failure.failure, failure.detail))
    }
    if answer.isInStep { pool.giveBack(program, for: key) } else { program.end() }
    return try answer.decision(in: request.window)
  }

  package func close() async { await pool.close() }

  /// Starts a program and exchanges greetings.
  ///
  /// - Throws: `AgentUnavailable`, or `CancellationError`.
  private nonisolated(nonsending) func start(for environment: any Environment) async throws
    -> LineProcess
  {
    let program: LineProcess
    do {
      program = try await settings.program().start().process
    } catch let error as ProcessError {
      throw AgentUnavailable(agent: identity.name, detail: "\(error)")
    }
    program.send(ProcessHello.line(to: identity.name, of: environment))
    let line: [UInt8]
    do throws(LineFault) {
      line = try await program.nextLine(within: settings.start, on: clock)
    } catch {
      program.end()
      if error == .cancelled { throw CancellationError() }
      throw unavailable("There was no hello from it: \(program.lastSigns(of: error))")
    }
    if let objection = ProcessHello.objection(to: line) {
      program.end()
      throw unavailable("\(objection) It wrote \(ProcessAnswer.excerpt(line)).")
    }
    return program
  }

  private func unavailable(_ detail: String) -> AgentUnavailable {
    AgentUnavailable(
      agent: identity.name,
      detail: "The program \(settings.command.joined(separator: " ")) cannot play. \(detail)")
  }
}

extension AgentKind {
  /// Any program that speaks JSON lines.
  package static let process = AgentKind(
    id: "process", summary: "Asks a program by JSON lines, behind a wall.", version: "1",
    settings: ProgramSettings.schema, required: ["command"], needs: []
  ) { name, reader, services throws(AgentSettingsError) in
    ProcessAgent(
      name: name,
      settings: try ProgramSettings(reader, of: name, in: services.folder),
      clock: services.clock)
  }
}
