// SPDX-License-Identifier: Apache-2.0

/// What is read of a trajectory besides actions, rewards and digests, which are always read.
package struct TrajectoryDetail: OptionSet, Sendable {
  package let rawValue: Int
  /// Makes a set from its bits.
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// Rationales, claims and what belongs to them.
  package static let explanations = TrajectoryDetail(rawValue: 1)
  /// Model calls with prompts and replies.
  package static let calls = TrajectoryDetail(rawValue: 2)
  /// Everything.
  package static let full: TrajectoryDetail = [.explanations, .calls]
}
