// SPDX-License-Identifier: Apache-2.0

/// A SHA-256 digest: 32 bytes held in eight words, so that it costs no allocation.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The eight big-endian words of FIPS 180-4, first word first.
  public let words: InlineWords

  /// Eight 32-bit words.
  public typealias InlineWords = SIMD8<UInt32>

  /// Makes a digest from its words.
  public init(words: InlineWords) { self.words = words }

  /// Makes a digest from its 32 bytes, or nil for any other count.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = InlineWords()
    for (index, byte) in bytes.enumerated() {
      words[index / 4] = words[index / 4] << 8 | UInt32(byte)
    }
    self.words = words
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(24 - 8 * ($0 % 4))) }
  }

  /// The 64 hexadecimal digits, in lower case.
  public var description: String {
    var text = ""
    for index in 0..<8 {
      let digits = String(words[index], radix: 16)
      text += String(repeating: "0", count: 8 - digits.count) + digits
    }
    return text
  }
}
