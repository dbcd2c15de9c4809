// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A sound environment with one thing broken.
///
/// The mutant's closures are called from one thread at a time, but for the rule on threads, whose mutants
/// guard themselves.
final class MutantEnvironment: Environment, @unchecked Sendable {
  let base: any Environment
  let mutant: Mutant
  let descriptor: EnvironmentDescriptor

  init(_ base: any Environment, _ mutant: Mutant) {
    self.base = base
    self.mutant = mutant
    var descriptor = base.descriptor
    mutant.descriptor(&descriptor)
    self.descriptor = descriptor
  }

  var parameters: JSON { base.parameters }
  var predicates: [PredicateSignature] { mutant.predicates(base.predicates) }
  var symmetryCount: Int { mutant.symmetryCount(base.symmetryCount) }

  var origin: EnvironmentOrigin {
    var origin = base.origin
    mutant.origin(&origin)
    return origin
  }

  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode {
    let made = try base.begin(
      seats: mutant.seats(seats), seed: seed, opening: mutant.opening(opening))
    let episode = MutantEpisode(made, mutant)
    mutant.begun?(episode, seed)
    return episode
  }

  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode {
    do throws(EnvironmentError) {
      return MutantEpisode(try base.restore(mutant.restore?(bytes) ?? bytes), mutant)
    } catch {
      throw mutant.restoreError.map(Mutant.error) ?? error
    }
  }
}
