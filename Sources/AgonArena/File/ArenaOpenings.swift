// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Where the episodes of an environment start.
///
/// Every pairing plays the same openings in the same order.
package enum ArenaOpenings: Hashable, Sendable {
  /// All at the environment's usual start.
  case start
  /// After this many random legal actions, drawn anew for each pair; never a position that has ended.
  case random(plies: Int)
  /// At these openings in turn, again from the first after the last.
  case listed([Opening])
}
