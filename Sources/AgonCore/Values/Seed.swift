// SPDX-License-Identifier: Apache-2.0

/// The one number from which chance follows.
///
/// Below 2^53, so that JSON, SQLite and Swift agree on it.
public struct Seed: Hashable, Sendable, CustomStringConvertible {
  /// The number, below 2^53.
  public let value: UInt64

  /// Makes a seed from the low 53 bits of a number.
  public init(_ value: UInt64) { self.value = value & (1 << 53 - 1) }

  /// A seed that follows from this one and a number, and is unlike the seeds of other numbers.
  @inlinable
  public func derived(_ number: UInt64) -> Seed {
    var generator = SplitMix64(state: value ^ (number &+ 1) &* 0xD1B5_4A32_D192_ED03)
    return Seed(generator.next())
  }

  /// A seed that follows from this one and a name.
  public func derived(_ name: String) -> Seed {
    let words = SHA256.digest(of: name).words
    return derived(UInt64(words[0]) << 32 | UInt64(words[1]))
  }

  /// The number in decimal.
  public var description: String { String(value) }
}
