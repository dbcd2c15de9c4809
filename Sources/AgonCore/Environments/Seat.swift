// SPDX-License-Identifier: Apache-2.0

/// A numbered place in an episode, from 0.
public struct Seat: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number of the seat, from 0 to 63.
  public let index: Int

  /// Names the seat of this number.
  @inlinable
  public init(_ index: Int) { self.index = index }

  /// Orders seats by number.
  @inlinable
  public static func < (a: Seat, b: Seat) -> Bool { a.index < b.index }

  /// The number in decimal.
  public var description: String { String(index) }
}
