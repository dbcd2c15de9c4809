// SPDX-License-Identifier: Apache-2.0

/// A hash of a position, the same in every process.
///
/// The mixing function is the finaliser of splitmix64 (Steele, Lea and Flood, OOPSLA 2014).
public struct PositionKey: Hashable, Sendable {
  /// The hash of what was added; 0 when nothing was.
  public private(set) var value: UInt64 = 0

  /// Begins without content.
  public init() {}

  /// Adds a number.
  public mutating func add(_ number: Int) {
    var word = (value ^ UInt64(bitPattern: Int64(number))) &+ 0x9E37_79B9_7F4A_7C15
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    word ^= word >> 31
    value = word == 0 ? 1 : word
  }

  /// Adds numbers and how many they are.
  public mutating func add(_ numbers: some Collection<Int>) {
    add(numbers.count)
    for number in numbers { add(number) }
  }

  /// Adds the bytes of a text and how many they are.
  public mutating func add(_ text: String) { add(text.utf8.map(Int.init)) }
}
