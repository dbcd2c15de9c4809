// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Asks a person at a terminal until the line names one legal action.
///
/// A line is an action, optionally followed by `;` or the word `because` and a rationale, such as
/// `c4 because it blocks`. The line `resign` gives up. The end of the input makes the agent
/// unavailable. A person who has not answered by the deadline forfeits, as any other agent does.
package struct HumanAgent: Agent {
  package let identity: AgentIdentity
  private let terminal: Terminal
  private let clock: any Clock<Duration>

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
  package init(
    name: String, terminal: Terminal, clock: any Clock<Duration> = ContinuousClock()
  ) {
    identity = AgentIdentity(
      name: name, kind: "human", version: "1", settings: [:], isDeterministic: false)
    self.terminal = terminal
    self.clock = clock
  }

  package nonisolated(nonsending) func decide(_ request: DecisionRequest) async throws -> Decision {
    let window = request.window
    terminal.show(try window.observation())
    if !request.legalActions.isEmpty {
      var names: [String] = []
      for action in request.legalActions { names.append(try window.name(of: action)) }
      terminal.show("Legal: " + names.joined(separator: " "))
    }
    if let rationale = request.forcedRationale { terminal.show("Act on this: \(rationale)") }
    var isRepeated = false
    var left = request.deadline
    while true {
      let limit = left.map { " (\(HumanAgent.seconds($0)) s left)" } ?? ""
      terminal.show("\(identity.name), seat \(window.seat): your action?\(limit)")
      let (reading, taken) = try await read(within: left, by: clock)
      left = left.map { $0 - taken }
      let line: String
      switch reading {
      case .line(let text): line = text
      case .end:
        throw AgentUnavailable(
          agent: identity.name,
          detail: "The input ended before an action; start again with a terminal to play on.")
      case .late:
        terminal.show("Too late: the seat forfeits.")
        return Decision(.failed(.timeout, "No action was typed in time."))
      }
      let (text, rationale) = HumanAgent.split(line)
      if text.lowercased() == "resign" {
        return Decision(.resigned, explanation: Explanation(rationale: rationale, stated: text))
      }
      switch try window.read(text) {
      case .legal(let action):
        let explanation = Explanation(
          rationale: rationale, stated: text, path: isRepeated ? .retried : .exact)
        return Decision(.action(action), explanation: explanation)
      case .illegal(_, let reason), .ambiguous(let reason), .unparseable(let reason):
        terminal.show(reason)
        isRepeated = true
      }
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

  /// Divides a line into the action and what follows the first `;` or ` because `.
  static func split(_ line: String) -> (action: String, rationale: String?) {
    let marks = [";", " because "].compactMap { line.firstRange(of: $0) }
    guard let mark = marks.min(by: { $0.lowerBound < $1.lowerBound }) else {
      return (line.trimmed, nil)
    }
    let rationale = String(line[mark.upperBound...]).trimmed
    return (String(line[..<mark.lowerBound]).trimmed, rationale.isEmpty ? nil : rationale)
  }
}

extension AgentKind {
  /// A person at the terminal.
  package static let human = AgentKind(
    id: "human", summary: "Asks a person at the terminal.", version: "1", settings: [:], needs: []
  ) { name, _, services throws(AgentSettingsError) in
    HumanAgent(name: name, terminal: services.terminal, clock: services.clock)
  }
}
