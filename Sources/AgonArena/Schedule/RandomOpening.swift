// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonPlay

/// Openings made of random legal actions.
package enum RandomOpening {
  /// Plays random legal actions from the usual start, and returns their names; chance draws what it draws in
  /// play.
  ///
  /// The result follows from the request alone. Each name is read back, so an opening that is returned
  /// can be applied by name.
  ///
  /// - Returns: the names; nil when the episode ended before or with the last action.
  /// - Throws: `EnvironmentError`; `unsupported` where a turn is no single seat's, or the legal actions
  ///   cannot be enumerated.
  package static func names(_ request: OpeningRequest, in environment: any Environment)
    throws(EnvironmentError) -> [String]?
  {
    let episode = try environment.begin(seats: 2, seed: request.seed, opening: nil)
    let chance = EpisodeChance(seed: request.seed)
    try chance.settle(episode, before: 0)
    var generator = SplitMix64(seed: request.choice)
    var names: [String] = []
    var legal: [ActionID] = []
    while names.count < request.plies {
      guard episode.isOn else { return nil }
      guard let seat = episode.seatToAct else {
        throw unsupported(environment, "a turn is not a single seat's")
      }
      try episode.legalActions(of: seat, into: &legal)
      guard !legal.isEmpty else {
        throw unsupported(environment, "the legal actions cannot be enumerated")
      }
      let action = legal[generator.below(legal.count)]
      let name = try episode.name(of: action, by: seat)
      guard case .legal(let read) = try episode.read(name, by: seat), read == action else {
        throw EnvironmentError(
          code: .faulty, place: "\(environment.descriptor.id).read",
          detail: "The action named `\(name)` is not read back as the same action.")
      }
      try episode.apply(action, by: seat)
      try chance.settle(episode, before: 0)
      names.append(name)
    }
    return episode.isOn ? names : nil
  }

  private static func unsupported(_ environment: any Environment, _ reason: String)
    -> EnvironmentError
  {
    EnvironmentError(
      code: .unsupported, place: environment.descriptor.id,
      detail: "Random openings are impossible: \(reason). List the openings or leave them out.")
  }
}
