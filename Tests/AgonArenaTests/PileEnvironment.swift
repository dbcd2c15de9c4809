// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// A pile of five; a seat takes one or two, named `take 1` and `take 2`.
final class PileEnvironment: Environment {
  let descriptor = EnvironmentDescriptor.sample("pile")
  let parameters: JSON = .object([:])
  let origin = EnvironmentOrigin(
    plugin: "pile", version: "1", build: "", file: "", digest: SHA256.digest(of: ""),
    extensions: [])
  let predicates: [PredicateSignature] = []
  let symmetryCount = 1
  /// True for an environment that reads no name.
  let isMute: Bool

  init(isMute: Bool = false) { self.isMute = isMute }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    if let pile = opening?["pile"]?.integer, pile < 0 {
      throw EnvironmentError(
        code: .invalidData, place: "pile.begin", detail: "The pile is negative.")
    }
    return PileEpisode(isMute: isMute)
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode { throw unsupported }
}

private let unsupported = EnvironmentError(code: .unsupported, place: "pile", detail: "Not here.")

/// An episode of the pile; what no opening needs is unsupported.
private final class PileEpisode: Episode {
  private var pile = 5
  private var ply = 0
  private let isMute: Bool

  init(isMute: Bool) { self.isMute = isMute }

  var progress: Progress {
    Progress(
      phase: pile == 0 ? .terminated : .play, turn: pile == 0 ? .nobody : .seat(Seat(ply % 2)),
      seatCount: 2, actionCount: ply, acting: pile == 0 ? 0 : 1 << UInt64(ply % 2),
      legalCount: min(2, pile))
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    actions = (0..<2).filter { $0 < pile }.map { ActionID($0 + 1) }
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    "take \(action)"
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    guard !isMute, let taken = text.split(separator: " ").last.flatMap({ ActionID($0) }) else {
      return .unparseable("No number.")
    }
    return .legal(taken)
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    pile -= Int(action)
    ply += 1
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    throw unsupported
  }
  func rewards() throws(EnvironmentError) -> [Double] { [0, 0] }
  func returns() throws(EnvironmentError) -> [Double] { [0, 0] }
  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    throw unsupported
  }
  func outcome() throws(EnvironmentError) -> JSON { throw unsupported }
  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode { throw unsupported }
  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) { throw unsupported }
  var positionKey: UInt64? { nil }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { nil }
  var symmetry: (any Symmetry)? { nil }
}
