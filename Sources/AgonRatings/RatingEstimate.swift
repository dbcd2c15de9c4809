// SPDX-License-Identifier: Apache-2.0

package import AgonStatistics

/// An estimated number with its standard error and interval.
package struct RatingEstimate: Hashable, Sendable {
  /// Where a standard error comes from.
  package enum ErrorSource: Hashable, Sendable {
    /// The spread between clusters (sandwich); allows for episodes of a pair that are alike.
    case clusters
    /// The curvature of the likelihood; takes episodes as independent.
    case curvature
  }

  /// The estimate.
  package let value: Double
  /// The standard error, in the units of the value.
  package let standardError: Double
  /// The interval, 95 % unless the fit was asked for another level.
  package let interval: ConfidenceInterval
  /// Where the standard error comes from.
  package let errorSource: ErrorSource
}
