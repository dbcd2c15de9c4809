// SPDX-License-Identifier: Apache-2.0

/// A small splittable generator (SplitMix64): the same seed gives the same numbers everywhere.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
package struct SplitMix: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Starts the sequence that belongs to `seed`.
  package init(seed: UInt64) {
    state = seed
  }

  /// Returns the next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// Returns a generator whose sequence is independent of what this one goes on to give.
  package mutating func split() -> SplitMix {
    SplitMix(seed: next())
  }

  /// Returns a number from 0 up to, not including, `bound`, each equally likely; `bound` > 0.
  ///
  /// Written out here, since the standard library may change how its own draws use the bits.
  package mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "There is at least one number to draw from.")
    let range = UInt64(bound)
    let unfair = (0 &- range) % range
    while true {
      let (high, low) = next().multipliedFullWidth(by: range)
      if low >= unfair { return Int(high) }
    }
  }

  /// Returns a number from 0 up to, not including, 1, in steps of 2^-53.
  package mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
