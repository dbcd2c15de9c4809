// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// What the agents of a run may spend and have spent, in units of the currency.
///
/// A call reserves what it may cost at most before it is made, so that the caps hold however many are made
/// at a time. One that does not fit beside the reservations of others waits until they are settled.
package final class Purse: Sendable {
  private struct State {
    var spent: [String: Double]
    var reserved: [String: Double] = [:]
    /// Reservations that are not settled yet.
    var open: [String: Int] = [:]
  }

  private enum Answer {
    case reserved
    case wait
    case exhausted(ModelError)
  }

  private let runCap: Double?
  private let agentCap: Double?
  private let agentCaps: [String: Double]
  /// The callers of each agent, so that one whose cap is near holds up no other.
  private let queues = Mutex<[String: Turnstile]>([:])
  private let change = Bell()
  private let state: Mutex<State>

  /// Fills a purse.
  ///
  /// - Parameters:
  ///   - runCap: what all agents together may spend; nil for any sum.
  ///   - agentCap: what each agent may spend that has no cap of its own; nil for any sum.
  ///   - agentCaps: what agents may spend, by name.
  ///   - spent: what was spent before, by agent, when a run goes on.
  package init(
    runCap: Double? = nil, agentCap: Double? = nil, agentCaps: [String: Double] = [:],
    spent: [String: Double] = [:]
  ) {
    self.runCap = runCap
    self.agentCap = agentCap
    self.agentCaps = agentCaps
    state = Mutex(State(spent: spent))
  }

  /// What every agent has spent, by name.
  package var spent: [String: Double] { state.withLock { $0.spent } }

  /// What an agent may spend; nil for any sum.
  package func cap(of agent: String) -> Double? { agentCaps[agent] ?? agentCap }

  /// Sets a sum aside for a call of an agent; `settle` must follow.
  ///
  /// - Throws: `exhausted` when the sum cannot be spent any more, `transport` when the task is cancelled.
  func reserve(_ sum: Double, for agent: String) async throws(ModelError) {
    let queue = queues.withLock { queues in
      if let queue = queues[agent] { return queue }
      let queue = Turnstile()
      queues[agent] = queue
      return queue
    }
    guard await queue.enter() else { throw Self.cancelled }
    defer { queue.leave() }
    while true {
      if Task.isCancelled { throw Self.cancelled }
      let rings = change.rings
      switch state.withLock({ answer(&$0, sum, agent) }) {
      case .reserved: return
      case .exhausted(let error): throw error
      case .wait: await change.wait(after: rings)
      }
    }
  }

  /// Gives a reservation back and spends what the call cost.
  func settle(_ sum: Double, for agent: String, cost: Double) {
    state.withLock { state in
      state.reserved[agent, default: 0] -= sum
      state.open[agent, default: 0] -= 1
      // Sums of fractions leave a rest, for which a call would wait that nobody settles.
      if state.open[agent] == 0 { state.reserved[agent] = nil }
      state.spent[agent, default: 0] += cost
    }
    change.ring()
  }

  private func answer(_ state: inout State, _ sum: Double, _ agent: String) -> Answer {
    let own = (spent: state.spent[agent] ?? 0, reserved: state.reserved[agent] ?? 0)
    let all = (spent: total(state.spent), reserved: total(state.reserved))
    var mustWait = false
    for (cap, used, whose) in [
      (cap(of: agent), own, "The agent \(agent)"), (runCap, all, "The run"),
    ] {
      guard let cap else { continue }
      if used.spent + sum > cap {
        return .exhausted(Self.exhausted(whose, cap: cap, spent: used.spent, sum: sum))
      }
      mustWait = mustWait || used.spent + used.reserved + sum > cap
    }
    if mustWait { return .wait }
    state.reserved[agent, default: 0] += sum
    state.open[agent, default: 0] += 1
    return .reserved
  }

  /// The sum of all agents' sums, in an order that does not change: sums of fractions depend on it.
  private func total(_ sums: [String: Double]) -> Double {
    sums.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
  }

  private static func exhausted(
    _ whose: String, cap: Double, spent: Double, sum: Double
  ) -> ModelError {
    ModelError(
      code: .exhausted, endpoint: "spending",
      detail: "\(whose) may spend \(rounded(cap)) and has spent \(rounded(spent)); the next call "
        + "may cost up to \(rounded(sum)). Raise the cap and start the run again: it goes on where it "
        + "stopped.")
  }

  /// A sum with four digits behind the point.
  private static func rounded(_ sum: Double) -> String {
    guard sum.magnitude < 1e12 else { return "\(sum)" }
    let parts = Int((sum * 10_000).rounded())
    let digits = String(parts.magnitude % 10_000)
    return "\(parts < 0 ? "-" : "")\(parts.magnitude / 10_000)."
      + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private static let cancelled = ModelError(
    code: .transport, endpoint: "spending", detail: "The question was given up.")
}
