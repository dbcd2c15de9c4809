// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// One seat rolls a die five times; a roll is drawn inside of the action.
final class SampledDice: Environment {
  /// How the dice fall.
  enum Fault {
    case none
    /// The seed does not matter.
    case fixed
    /// The seed is not all that matters.
    case drifting
  }

  let fault: Fault

  init(fault: Fault = .none) { self.fault = fault }

  let parameters: JSON = [:]
  let predicates: [PredicateSignature] = []
  let symmetryCount = 1

  var descriptor: EnvironmentDescriptor {
    EnvironmentDescriptor(
      id: "sampled_dice", version: "1.0.0", title: "Dice", summary: "A die is rolled.",
      rules: "Roll five times.", licence: "Apache-2.0", authors: "", dynamics: .sequential,
      chance: .sampled, utility: .generalSum, replay: .exact, seats: 1...1,
      abilities: [.enumerate], media: [.text], returns: 5...30, mostTurns: 5,
      parametersSchema: nil)
  }

  var origin: EnvironmentOrigin {
    EnvironmentOrigin(
      plugin: "dice", version: "1", build: "", file: "", digest: SHA256.digest(of: "dice"),
      extensions: [])
  }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    switch fault {
    case .none: SampledDiceEpisode(seed: seed)
    case .fixed: SampledDiceEpisode(seed: Seed(4))
    case .drifting:
      SampledDiceEpisode(seed: Seed(.random(in: 0..<1 << 53)))
    }
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    throw EnvironmentError(code: .unsupported, place: "restore", detail: "No.")
  }
}
