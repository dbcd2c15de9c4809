// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonCore
internal import AgonReport
internal import Synchronization

/// Shows the events of a tournament as they come.
final class ProgressDisplay: Sendable {
  /// Where and how.
  enum Style: Sendable {
    /// One line that is written anew, on standard error.
    case terminal
    /// A line now and then, on standard error.
    case plain
    /// A JSON object a line, on standard output.
    case json
    /// Only what went wrong, on standard error: a person sits at the terminal.
    case quiet
  }

  private struct State {
    var shown: ContinuousClock.Instant?
    var hasLine = false
    var faults = 0
  }

  private let report: ProgressReport
  private let style: Style
  private let clock = ContinuousClock()
  private let beginning: ContinuousClock.Instant
  private let state = Mutex(State())

  /// Shows nothing yet.
  init(report: ProgressReport, style: Style) {
    self.report = report
    self.style = style
    beginning = clock.now
  }

  /// Shows an event.
  func show(_ event: TournamentEvent) {
    state.withLock { state in
      switch style {
      case .json: Output.line(report.json(event).description)
      case .plain: showPlain(event, &state)
      case .terminal: showTerminal(event, &state)
      case .quiet: showFault(event, &state)
      }
    }
  }

  /// Leaves the cursor at the beginning of an empty line.
  func finish() {
    state.withLock { state in
      if state.hasLine { Output.write("\n", to: 2) }
      state.hasLine = false
    }
  }

  private func showPlain(_ event: TournamentEvent, _ state: inout State) {
    if case .started = event { return }
    guard case .finished(_, let counts) = event else { return showFault(event, &state) }
    guard counts.finished == counts.total || isDue(.seconds(5), &state) else { return }
    Output.error(report.line(counts, elapsed: clock.now - beginning))
  }

  private func showTerminal(_ event: TournamentEvent, _ state: inout State) {
    let counts: TournamentCounts
    switch event {
    case .began(let now), .started(_, let now): counts = now
    case .finished(_, let now): counts = now
    case .retried, .voided, .agentUnavailable:
      if state.hasLine { Output.write("\r\u{1B}[K", to: 2) }
      return showFault(event, &state)
    }
    guard counts.finished == counts.total || isDue(.milliseconds(100), &state) else { return }
    Output.write("\r\u{1B}[K" + report.line(counts, elapsed: clock.now - beginning), to: 2)
    state.hasLine = true
  }

  /// Shows what went wrong; of many faults the first few.
  private func showFault(_ event: TournamentEvent, _ state: inout State) {
    switch event {
    case .started, .finished: return
    case .began where style != .plain: return
    case .retried, .voided:
      state.faults += 1
      if state.faults == Self.mostFaults + 1 {
        Output.error("More faults follow; all are in the view v_faults of the run's file.")
      }
      if state.faults > Self.mostFaults { return }
    case .began, .agentUnavailable: break
    }
    if let text = report.plain(event) { Output.error(text) }
  }

  /// Faults that are shown one by one.
  private static let mostFaults = 10

  private func isDue(_ pause: Duration, _ state: inout State) -> Bool {
    let now = clock.now
    if let shown = state.shown, now - shown < pause { return false }
    state.shown = now
    return true
  }
}
