// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// The rules of a small game, for which a closure makes episodes.
final class SmallEnvironment: Environment {
  let descriptor: EnvironmentDescriptor
  let parameters: JSON = [:]
  let origin = EnvironmentOrigin(
    plugin: "test", version: "1", build: "", file: "test", digest: SHA256.digest(of: "test"),
    extensions: [])
  let predicates: [PredicateSignature] = []
  let symmetryCount = 1
  private let make: @Sendable (_ seats: Int) -> any Episode

  init(
    _ id: String, seats: ClosedRange<Int>, returns: ClosedRange<Double>?,
    dynamics: EnvironmentDescriptor.Dynamics = .sequential,
    chance: EnvironmentDescriptor.Chance = .none,
    utility: EnvironmentDescriptor.Utility = .zeroSum,
    abilities: EnvironmentDescriptor.Abilities = [.clone, .enumerate, .perfectInformation],
    mostTurns: Int? = nil, make: @escaping @Sendable (_ seats: Int) -> any Episode
  ) {
    descriptor = EnvironmentDescriptor(
      id: id, version: "1", title: id, summary: "", rules: "", licence: "Apache-2.0", authors: "",
      dynamics: dynamics, chance: chance, utility: utility, replay: .exact, seats: seats,
      abilities: abilities, media: [.text], returns: returns, mostTurns: mostTurns,
      parametersSchema: nil)
    self.make = make
  }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    make(seats)
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "test.restore", detail: "Not offered.")
  }
}
