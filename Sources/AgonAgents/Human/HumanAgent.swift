// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
package import AgonCore

/// Asks a person at a terminal until a line names one legal action.
///
/// A line is an action, optionally followed by `;` or the word `because` and a rationale, such as
/// `c4 because it blocks`; or one of the commands of `HumanInput`. An action by its very name is played at once.
/// One that the environment reads out of another text is read back first, and an empty line plays it; so is
/// every action where the settings say `confirm`. The end of the input makes the agent unavailable. A person
/// who has not answered by the deadline forfeits, as any other agent does.
package struct HumanAgent: Agent {
  package let identity: AgentIdentity
  private let terminal: Terminal
  private let clock: any Clock<Duration>
  private let confirms: Bool

  /// Legal actions that are shown unasked.
  private static let mostShown = 60

  /// What came of waiting for a line.
  private enum Reading: Sendable {
    case line(String)
    /// The input has ended.
    case end
    /// The deadline came first.
    case late
  }

  /// Seats a person.
  ///
  /// - Parameter clock: measures the time that a decision may take.
  /// - Parameter confirms: whether every action is read back before it is played.
  package init(
    name: String, terminal: Terminal, clock: any Clock<Duration> = ContinuousClock(),
    confirms: Bool = false
  ) {
    identity = AgentIdentity(
      name: name, kind: "human", version: "2", settings: ["confirm": .bool(confirms)],
      isDeterministic: false)
    self.terminal = terminal
    self.clock = clock
    self.confirms = confirms
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let window = request.window
    var names: [String] = []
    for action in request.legalActions { names.append(try window.name(of: action)) }
    terminal.show(try window.observation())
    show(legal: names, most: Self.mostShown)
    if let rationale = request.forcedRationale { terminal.show("Act on this: \(rationale)") }
    if request.turns.isEmpty { terminal.show("Type an action, or `help`.") }
    let known = Set(names.map { $0.lowercased() })
    var draft = HumanDraft()
    var isRepeated = false
    var left = request.deadline
    while true {
      let limit = left.map { " (\(HumanAgent.seconds($0)) s left)" } ?? ""
      terminal.show("\(identity.name), seat \(window.seat): your action?\(limit)")
      let (reading, taken) = try await read(within: left, by: clock)
      left = left.map { $0 - taken }
      switch reading {
      case .line(let line):
        let input = HumanInput(line) { known.contains($0.lowercased()) }
        if let decision = try take(input, names, window, &draft, &isRepeated) { return decision }
      case .end:
        throw AgentUnavailable(
          agent: identity.name,
          detail: "The input ended before an action; start again with a terminal to play on.")
      case .late:
        terminal.show("Too late: the seat forfeits.")
        return Decision(.failed(.timeout, "No action was typed in time."))
      }
    }
  }

  /// Does what a line says; gives the decision when it makes one.
  private func take(
    _ input: HumanInput, _ names: [String], _ window: SeatWindow, _ draft: inout HumanDraft,
    _ isRepeated: inout Bool
  ) throws -> Decision? {
    switch input {
    case .action(let text, let rationale):
      return try act(text, because: rationale, window, &draft, &isRepeated)
    case .nothing:
      guard let action = draft.action else { return nil }
      return decision(action.id, action.stated, action.isLiteral, draft, isRepeated)
    case .resign(let rationale):
      if let rationale { draft.add(.rationale(rationale)) }
      return Decision(.resigned, explanation: draft.explanation(of: "resign", path: nil))
    case .rationale(let text): draft.add(.rationale(text))
    case .claim(let text): note(claim: text, in: &draft)
    case .confidence(let text): note(confidence: text, in: &draft)
    case .undo:
      terminal.show(
        draft.takeBack().map { "Taken back: \($0)." }
          ?? "There is nothing to take back; what is played stays.")
    case .moves: show(legal: names, most: .max)
    case .board: terminal.show(try window.observation())
    case .claims: showPredicates(of: window.environment)
    case .help: terminal.show(HumanInput.helpText)
    }
    return nil
  }

  /// Plays an action or reads it back; the words of its line count only where it is played.
  private func act(
    _ text: String, because rationale: String?, _ window: SeatWindow, _ draft: inout HumanDraft,
    _ isRepeated: inout Bool
  ) throws -> Decision? {
    switch try window.read(text) {
    case .legal(let action):
      let name = try window.name(of: action)
      let isLiteral = name.lowercased() == text.lowercased()
      if isLiteral && !confirms {
        if let rationale { draft.add(.rationale(rationale)) }
        return decision(action, text, true, draft, isRepeated)
      }
      draft.add(
        .action(action, name: name, stated: text, isLiteral: isLiteral, rationale: rationale))
      terminal.show("You mean \(name): an empty line plays it, `undo` takes it back.")
    case .illegal(_, let reason), .ambiguous(let reason), .unparseable(let reason):
      terminal.show(reason)
      isRepeated = true
    }
    return nil
  }

  private func decision(
    _ action: ActionID, _ stated: String, _ isLiteral: Bool, _ draft: HumanDraft,
    _ isRepeated: Bool
  ) -> Decision {
    let path: ParsePath = isRepeated ? .retried : isLiteral ? .exact : .tolerant
    return Decision(.action(action), explanation: draft.explanation(of: stated, path: path))
  }

  private func note(claim text: String, in draft: inout HumanDraft) {
    if let error = ClaimLine(parsing: text).error {
      terminal.show("This is no claim: \(error). `claims` shows what can be claimed.")
    } else {
      draft.add(.claim(text))
    }
  }

  private func note(confidence text: String, in draft: inout HumanDraft) {
    if let number = Double(text), (0...1).contains(number) {
      draft.add(.confidence(number))
    } else {
      terminal.show("Say how sure you are by a number from 0 to 1, such as sure 0.7.")
    }
  }

  private func show(legal names: [String], most: Int) {
    guard !names.isEmpty else { return }
    let rest = names.count > most ? " and \(names.count - most) more; `moves` lists them" : ""
    terminal.show("Legal: " + names.prefix(most).joined(separator: " ") + rest)
  }

  private func showPredicates(of environment: any Environment) {
    for signature in ClaimVocabulary(plugin: environment.predicates).signatures {
      let arguments = signature.arguments.map { "\($0.name): \($0.type)" }
      terminal.show("\(signature.name)(\(arguments.joined(separator: ", "))): \(signature.gloss)")
    }
  }

  /// Waits for a line, no longer than the limit, and tells how long that took.
  private nonisolated(nonsending) func read(within limit: Duration?, by clock: some Clock<Duration>)
    async throws -> (Reading, taken: Duration)
  {
    let start = clock.now
    let terminal = terminal
    guard let limit else {
      let line = try await terminal.nextLine()
      return (line.map { .line($0) } ?? .end, start.duration(to: clock.now))
    }
    let reading = try await withThrowingTaskGroup(of: Reading.self) { group in
      group.addTask { try await terminal.nextLine().map { .line($0) } ?? .end }
      group.addTask {
        try await clock.sleep(until: start.advanced(by: limit), tolerance: nil)
        return .late
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .end
    }
    return (reading, start.duration(to: clock.now))
  }

  /// A duration as a person reads it: whole seconds, the last one in tenths.
  private static func seconds(_ duration: Duration) -> String {
    let tenths = max(0, Int64(duration / .milliseconds(100)))
    return tenths < 10 ? "0.\(tenths)" : "\(tenths / 10)"
  }
}

extension AgentKind {
  /// A person at the terminal.
  package static let human = AgentKind(
    id: "human", summary: "Asks a person at the terminal.", version: "2",
    settings: [
      "confirm": [
        "type": "boolean", "default": false,
        "description": "Whether every action is read back before it is played.",
      ]
    ], needs: []
  ) { name, reader, services throws(AgentSettingsError) in
    HumanAgent(
      name: name, terminal: services.terminal, clock: services.clock,
      confirms: try reader.truth("confirm", default: false))
  }
}
