// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A pile of pebbles: each of two seats takes one to three, and who takes the last one wins.
///
/// The rules that the loop is tested on. A setup is an object with `pile`.
final class NimEnvironment: Environment {
  /// What an episode does that honest rules do not.
  enum Oddity: Sendable {
    case none, cannotSerialise, nobodyActs, namesSeatNine, refusesCalls, refusesToBegin,
      listsNothing
  }

  let descriptor: EnvironmentDescriptor
  let parameters: JSON
  let origin = EnvironmentOrigin(
    plugin: "nim", version: "1", build: "", file: "", digest: SHA256.digest(of: ""),
    extensions: [])
  let predicates: [PredicateSignature] = []
  let symmetryCount = 1
  private let pile: Int
  private let oddity: Oddity

  init(pile: Int = 7, returns: ClosedRange<Double>? = -1...1, oddity: Oddity = .none) {
    self.pile = pile
    self.oddity = oddity
    parameters = ["pile": .integer(Int64(pile))]
    descriptor = EnvironmentDescriptor(
      id: "nim", version: "1", title: "Nim", summary: "", rules: "", licence: "", authors: "",
      dynamics: .sequential, chance: .none, utility: .zeroSum, replay: .exact, seats: 2...2,
      abilities: [.perfectInformation, .clone, .serialise, .enumerate], media: [.text, .json],
      returns: returns, mostTurns: nil, parametersSchema: nil)
  }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    if oddity == .refusesToBegin {
      throw EnvironmentError(code: .invalidData, place: "nim.begin", detail: "No.")
    }
    return NimEpisode(pile: Int(opening?["pile"]?.integer ?? Int64(pile)), oddity: oddity)
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "nim.restore", detail: "No.")
  }
}
