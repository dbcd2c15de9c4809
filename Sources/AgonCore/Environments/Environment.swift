// SPDX-License-Identifier: Apache-2.0

/// The rules of a game or task with their parameters; it begins episodes.
///
/// The seam of isolation: nothing above it knows where the rules run.
public protocol Environment: AnyObject, Sendable {
  /// The declared facts.
  var descriptor: EnvironmentDescriptor { get }

  /// The parameters it was made with, as a JSON object.
  var parameters: JSON { get }

  /// The file that offers it.
  var origin: EnvironmentOrigin { get }

  /// The predicates that its plugin checks, as the facts extension lists them; empty without it.
  var predicates: [PredicateSignature] { get }

  /// Number of its symmetries, the identity included; 1 when it declares none.
  var symmetryCount: Int { get }

  /// Begins an episode.
  ///
  /// - Parameter opening: the environment's own form of a starting position; nil for the usual start.
  func begin(seats: Int, seed: Seed, opening: JSON?) throws(EnvironmentError) -> any Episode

  /// Makes the episode that `serialise` wrote, also in another process.
  func restore(_ bytes: [UInt8]) throws(EnvironmentError) -> any Episode
}
