// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonClaims
internal import AgonCore

extension Arena {
  /// The arena with the actions of its listed openings in the words of the environments' disguises.
  ///
  /// In a file they stand in the usual words.
  ///
  /// - Parameter environments: one for each that the arena declares; nil for one that could not be made.
  func disguised(by environments: [(any Environment)?]) -> Arena {
    var arena = self
    for (number, environment) in environments.enumerated() {
      guard let disguised = environment as? DisguisedEnvironment,
        case .listed(let openings) = arena.environments[number].openings
      else { continue }
      arena.environments[number].openings = .listed(openings.map(disguised.swapped))
    }
    return arena
  }
}
