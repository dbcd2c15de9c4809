// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What is proven of an action's worth to the seat that chooses it.
struct ProvenAction {
  let action: ActionID
  /// The return under best play after it lies within.
  let bounds: ReturnBounds
  /// True when no other action is better.
  let isBest: Bool
}
