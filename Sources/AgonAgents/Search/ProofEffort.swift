// SPDX-License-Identifier: Apache-2.0

/// The least numbers of open positions that must turn out well to prove a goal, and to disprove it.
struct ProofEffort: Hashable, Sendable {
  /// Stands for what cannot be.
  static let never = Int.max / 4
  /// A position nobody has looked at.
  static let unknown = ProofEffort(proof: 1, disproof: 1)
  /// A position that is being looked at: others come first.
  static let busy = ProofEffort(proof: 1 << 20, disproof: 1 << 20)

  /// Positions that prove it; 0 when it is proven.
  var proof: Int
  /// Positions that disprove it; 0 when it is disproven.
  var disproof: Int

  /// The effort where bounds settle that a return is at least a goal, or below it; nil where they do not.
  init?(_ bounds: ReturnBounds, atLeast goal: Double) {
    if bounds.lower >= goal {
      self.init(proof: 0, disproof: ProofEffort.never)
    } else if bounds.upper < goal {
      self.init(proof: ProofEffort.never, disproof: 0)
    } else {
      return nil
    }
  }

  init(proof: Int, disproof: Int) {
    self.proof = proof
    self.disproof = disproof
  }

  /// True when nothing is left to look at.
  var isSettled: Bool { proof == 0 || disproof == 0 }
}
