// SPDX-License-Identifier: Apache-2.0

/// Something a reader of the ratings must know before trusting them.
package enum RatingCaution: Hashable, Sendable, CaseIterable {
  /// No finite ratings fit the episodes best (an agent only won, only lost or never met the rest;
  /// or first moves or ties explain everything), so a ridge pulls all parameters towards 0.
  case notSeparable
  /// There are too few clusters to measure the spread between them; episodes were taken as
  /// independent.
  case fewClusters
  /// Clusters repeat each other, so their spread says nothing; for the estimates concerned episodes
  /// were taken as independent.
  case identicalClusters
  /// The first-move effect cannot be told from the strengths (nobody varies in who acts first), so
  /// it was left out.
  case firstMoveUnidentified
}
