// SPDX-License-Identifier: Apache-2.0

/// A source of chance that follows from a seed: splitmix64.
///
/// A value: keep it in the state, so that copies of the state draw the same. Source: Steele, Lea and
/// Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
public struct Generator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// Begins from a seed.
  public init(seed: UInt64) { state = seed }

  /// Draws 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// Draws a number from 0 up to, not including, a bound of at least 1.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
  }
}
