// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One run of `SampledDice`.
final class SampledDiceEpisode: Episode {
  private var random: SplitMix64
  private var rolls: [Int] = []

  init(seed: Seed) { random = SplitMix64(seed: seed) }

  var progress: Progress {
    let isOn = rolls.count < 5
    return Progress(
      phase: isOn ? .play : .terminated, turn: isOn ? .seat(Seat(0)) : .nobody, seatCount: 1,
      actionCount: rolls.count, acting: isOn ? 1 : 0, legalCount: isOn ? 1 : 0)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    actions = rolls.count < 5 && seat.index == 0 ? [0] : []
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String { "roll" }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading { .legal(0) }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    rolls.append(1 + random.below(6))
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    try apply(0, by: Seat(0))
  }

  func rewards() throws(EnvironmentError) -> [Double] { [Double(rolls.last ?? 0)] }

  func returns() throws(EnvironmentError) -> [Double] { [Double(rolls.reduce(0, +))] }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    bytes = Array("\(rolls)".utf8)
  }

  func outcome() throws(EnvironmentError) -> JSON { ["reason": "rolled"] }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "clone", detail: "No.")
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    throw EnvironmentError(code: .unsupported, place: "serialise", detail: "No.")
  }

  var positionKey: UInt64? { nil }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { nil }
  var symmetry: (any Symmetry)? { nil }

  func simulate(_ simulations: [Simulation]) throws(EnvironmentError) -> [SimulationReport] { [] }
}
