// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// An environment whose title, pieces, coordinates and actions have other names, while the rules are the same:
/// who reasons plays as well as before, who recalls does not.
///
/// The names follow from a seed. Numbers of actions, seeds, states and their digests are those of the original,
/// so a recorded episode can be replayed in either. What is declared stays but for its words; the parameters
/// tell the disguise by the key `disguise`. The names are learned from play and declarations
/// (`DisguiseSurvey`), for the plugin interface has no list of them.
package final class DisguisedEnvironment: Environment {
  /// The environment under the disguise.
  package let original: any Environment
  /// What the names follow from.
  package let seed: Seed
  /// The renaming.
  package let disguise: Disguise
  package let descriptor: EnvironmentDescriptor
  package let predicates: [PredicateSignature]
  package let parameters: JSON

  /// The key of the parameters that tells the disguise.
  package static let parameter = "disguise"

  /// Disguises an environment.
  ///
  /// - Throws: `invalidArgument` for one with a parameter called `disguise`, and what the environment throws
  ///   in random play.
  package init(_ original: any Environment, seed: Seed) throws(EnvironmentError) {
    guard case .object(var members) = original.parameters,
      members[DisguisedEnvironment.parameter] == nil
    else {
      throw EnvironmentError(
        code: .invalidArgument, place: "\(original.descriptor.id).disguise",
        detail: "The environment has a parameter `disguise` of its own; it cannot be disguised.")
    }
    members[DisguisedEnvironment.parameter] = .integer(Int64(seed.value))
    self.original = original
    self.seed = seed
    disguise = Disguise(
      try DisguiseSurvey.vocabulary(of: original), of: original.descriptor, seed: seed)
    descriptor = disguise.disguised(original.descriptor)
    predicates = original.predicates.map(disguise.disguised)
    parameters = .object(members)
  }

  /// Recorded parameters taken apart: those of the original, and the seed of the disguise, if there is one.
  package static func split(_ parameters: JSON) -> (parameters: JSON, seed: Seed?) {
    guard case .object(var members) = parameters, let value = members[parameter]?.integer,
      value >= 0
    else { return (parameters, nil) }
    members[parameter] = nil
    return (.object(members), Seed(UInt64(value)))
  }

  /// An opening with the names of its actions exchanged, from the original's to the disguise's or back; a setup
  /// stays, for it is the environment's own form.
  package func swapped(_ opening: Opening) -> Opening {
    guard case .actions(let names) = opening else { return opening }
    return .actions(names.map(disguise.swapped(name:)))
  }

  package var origin: EnvironmentOrigin { original.origin }

  package var symmetryCount: Int { original.symmetryCount }

  package func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError)
    -> any Episode
  {
    let episode = try disguise.passing { () throws(EnvironmentError) in
      try original.begin(seats: seats, seed: seed, opening: opening)
    }
    return DisguisedEpisode(episode, by: disguise)
  }

  package func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    DisguisedEpisode(
      try disguise.passing { () throws(EnvironmentError) in try original.restore(bytes) },
      by: disguise)
  }
}
