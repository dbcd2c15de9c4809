// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Asks a person at a terminal until the line names one legal action.
///
/// A line is an action, optionally followed by `;` or the word `because` and a rationale, such as
/// `c4 because it blocks`. The line `resign` gives up. The end of the input makes the agent
/// unavailable. Deadlines do not bind a person.
package struct HumanAgent: Agent {
  package let identity: AgentIdentity
  private let terminal: Terminal

  /// Seats a person.
  package init(name: String, terminal: Terminal) {
    identity = AgentIdentity(
      name: name, kind: "human", version: "1", settings: [:], isDeterministic: false)
    self.terminal = terminal
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
    while true {
      terminal.show("\(identity.name), seat \(window.seat): your action?")
      guard let line = terminal.nextLine() else {
        throw AgentUnavailable(
          agent: identity.name,
          detail: "The input ended before an action; start again with a terminal to play on.")
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
    HumanAgent(name: name, terminal: services.terminal)
  }
}
