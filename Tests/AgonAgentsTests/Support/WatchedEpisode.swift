// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// An episode that counts the calls that would cross a wall, its copies' included.
final class WatchedEpisode: Episode {
  /// The counts of an episode and its copies.
  final class Count {
    /// All calls that ask or change something.
    var calls = 0
    /// Simulations asked for.
    var simulations = 0
    /// The simulations of each request.
    var requests: [[Simulation]] = []
  }

  let count: Count
  private let inner: any Episode

  init(_ inner: any Episode, count: Count = Count()) {
    self.inner = inner
    self.count = count
  }

  /// Known on this side of a wall without a question.
  var progress: Progress { inner.progress }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    count.calls += 1
    try inner.legalActions(of: seat, into: &actions)
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    count.calls += 1
    return try inner.name(of: action, by: seat)
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    count.calls += 1
    return try inner.read(text, by: seat)
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    count.calls += 1
    try inner.apply(action, by: seat)
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    count.calls += 1
    try inner.apply(actions)
  }

  func simulate(_ simulations: [Simulation]) throws(EnvironmentError) -> [SimulationReport] {
    count.calls += 1
    count.simulations += simulations.count
    count.requests.append(simulations)
    return try inner.simulate(simulations)
  }

  func rewards() throws(EnvironmentError) -> [Double] {
    count.calls += 1
    return try inner.rewards()
  }

  func returns() throws(EnvironmentError) -> [Double] {
    count.calls += 1
    return try inner.returns()
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    count.calls += 1
    try inner.observe(seat, view: view, media: media, into: &bytes)
  }

  func outcome() throws(EnvironmentError) -> JSON { try inner.outcome() }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    count.calls += 1
    return WatchedEpisode(try inner.clone(mode), count: count)
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    try inner.serialise(into: &bytes)
  }

  var positionKey: UInt64? { inner.positionKey }
  var facts: (any FactChecker)? { inner.facts }
  var oracle: (any Oracle)? { inner.oracle }
  var editor: (any StateEditor)? { inner.editor }
  var symmetry: (any Symmetry)? { inner.symmetry }
}
