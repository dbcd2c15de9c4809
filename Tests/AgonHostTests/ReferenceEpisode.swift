// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An episode whose `simulate` is the protocol's own, whatever the one behind it does.
final class ReferenceEpisode: Episode {
  private let episode: any Episode

  init(_ episode: any Episode) { self.episode = episode }

  var progress: Progress { episode.progress }
  var seatToAct: Seat? { episode.seatToAct }
  var positionKey: UInt64? { episode.positionKey }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { nil }
  var symmetry: (any Symmetry)? { nil }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    try episode.legalActions(of: seat, into: &actions)
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    try episode.name(of: action, by: seat)
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    try episode.read(text, by: seat)
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    try episode.apply(action, by: seat)
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    try episode.apply(actions)
  }

  func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] {
    try episode.chanceOutcomes()
  }

  func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String {
    try episode.name(ofChance: outcome)
  }

  func apply(chance outcome: ActionID) throws(EnvironmentError) {
    try episode.apply(chance: outcome)
  }

  func rewards() throws(EnvironmentError) -> [Double] { try episode.rewards() }

  func returns() throws(EnvironmentError) -> [Double] { try episode.returns() }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    try episode.observe(seat, view: view, media: media, into: &bytes)
  }

  func outcome() throws(EnvironmentError) -> JSON { try episode.outcome() }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    ReferenceEpisode(try episode.clone(mode))
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    try episode.serialise(into: &bytes)
  }
}
