// SPDX-License-Identifier: Apache-2.0

/// The splitmix64 generator: 64 bits of state, one addition and three mixing lines a number.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  /// The counter that the next number follows from.
  @usableFromInline var state: UInt64

  /// Begins from a raw state.
  @inlinable
  public init(state: UInt64) { self.state = state }

  /// Begins from a seed.
  @inlinable
  public init(seed: Seed) { state = seed.value }

  /// Draws 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// Draws a number from 0 up to, not including, a bound below 2^32, from the upper 32 bits.
  @inlinable
  public mutating func below(_ bound: Int) -> Int {
    Int((next() >> 32 &* UInt64(bound)) >> 32)
  }

  /// Draws a number from 0 up to, not including, 1: the upper 53 bits times 2^-53.
  @inlinable
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Draws a seed: the upper 53 bits.
  @inlinable
  public mutating func seed() -> Seed { Seed(next() >> 11) }
}
