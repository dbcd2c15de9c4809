// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// One position of chess: what an engine needs to know of it, some of its legal moves, and the one that mates.
final class FixedPosition: Environment {
  let descriptor: EnvironmentDescriptor
  let parameters: JSON = [:]
  let origin = EnvironmentOrigin(
    plugin: "test", version: "1", build: "", file: "test", digest: SHA256.digest(of: "test"),
    extensions: [])
  let predicates: [PredicateSignature] = []
  let symmetryCount = 1
  let observation: JSON
  let moves: [String]
  let mate: String?
  let seat: Seat

  /// - Parameter seat: who is to move: 0 for white.
  init(
    _ observation: JSON, moves: [String], mate: String? = nil, seat: Seat = Seat(0),
    media: Set<Media> = [.text, .json], id: String = "fixed"
  ) {
    self.observation = observation
    self.moves = moves
    self.mate = mate
    self.seat = seat
    descriptor = EnvironmentDescriptor(
      id: id, version: "1", title: "A position", summary: "", rules: "", licence: "Apache-2.0",
      authors: "", dynamics: .sequential, chance: .none, utility: .zeroSum, replay: .exact,
      seats: 2...2, abilities: [.clone, .enumerate, .perfectInformation], media: media,
      returns: -1...1, mostTurns: 1, parametersSchema: nil)
  }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    FixedPositionEpisode(of: self)
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "test.restore", detail: "Not offered.")
  }
}

/// The position, and its end after one move.
final class FixedPositionEpisode: SmallEpisode {
  private let position: FixedPosition
  private var played: String?

  init(of position: FixedPosition) { self.position = position }

  var progress: Progress {
    Progress(
      phase: played == nil ? .play : .terminated,
      turn: played == nil ? .seat(position.seat) : .nobody, seatCount: 2,
      actionCount: played == nil ? 0 : 1,
      acting: played == nil ? 1 << UInt64(position.seat.index) : 0,
      legalCount: played == nil ? position.moves.count : 0)
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) {
    let isToMove = played == nil && seat == position.seat
    actions = isToMove ? position.moves.indices.map { ActionID($0) } : []
  }

  func name(of action: ActionID, by seat: Seat) -> String { position.moves[Int(action)] }

  func read(_ text: String, by seat: Seat) -> ActionReading {
    if let index = position.moves.firstIndex(of: text) { return .legal(ActionID(index)) }
    return text.count == 4
      ? .illegal(0, "The rules do not allow \(text).") : .unparseable("\(text) is no move.")
  }

  func apply(_ action: ActionID, by seat: Seat) { played = position.moves[Int(action)] }

  func returns() -> [Double] {
    guard let played, played == position.mate else { return [0, 0] }
    return position.seat == Seat(0) ? [1, -1] : [-1, 1]
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8]) {
    bytes = Array(media == .json ? position.observation.description.utf8 : "a board".utf8)
  }

  func clone(_ mode: CloneMode) -> any Episode {
    let copy = FixedPositionEpisode(of: position)
    copy.played = played
    return copy
  }
}
