// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Counts of tokens as others write them.
enum TokenCount {
  /// No call has more; what is beyond it is no count, and sums of such numbers would overflow.
  private static let most = 1_000_000_000

  /// A count; nil for what is none.
  static func read(_ number: JSON?) -> Int? {
    number?.integer.flatMap { (0...Int64(most)).contains($0) ? Int($0) : nil }
  }
}
