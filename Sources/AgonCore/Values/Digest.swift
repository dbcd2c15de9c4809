// SPDX-License-Identifier: Apache-2.0

/// A SHA-256 digest: 32 bytes held in four numbers, so that it costs no allocation.
///
/// Never in one vector of eight words: a type of 32-byte alignment is misplaced in the frame of an async
/// function, which then writes past its end (Swift 6.3).
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  private let first, second, third, fourth: UInt64

  /// Eight 32-bit words.
  public typealias InlineWords = SIMD8<UInt32>

  /// The eight big-endian words of FIPS 180-4, first word first.
  public var words: InlineWords {
    InlineWords(
      UInt32(first >> 32), UInt32(truncatingIfNeeded: first),
      UInt32(second >> 32), UInt32(truncatingIfNeeded: second),
      UInt32(third >> 32), UInt32(truncatingIfNeeded: third),
      UInt32(fourth >> 32), UInt32(truncatingIfNeeded: fourth))
  }

  /// Makes a digest from its words.
  public init(words: InlineWords) {
    func pair(_ place: Int) -> UInt64 { UInt64(words[place]) << 32 | UInt64(words[place + 1]) }
    first = pair(0)
    second = pair(2)
    third = pair(4)
    fourth = pair(6)
  }

  /// Makes a digest from its 32 bytes, or nil for any other count.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = InlineWords()
    for (index, byte) in bytes.enumerated() {
      words[index / 4] = words[index / 4] << 8 | UInt32(byte)
    }
    self.init(words: words)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [first, second, third, fourth].flatMap { quarter in
      (0..<8).map { UInt8(truncatingIfNeeded: quarter >> UInt64(56 - 8 * $0)) }
    }
  }

  /// The 64 hexadecimal digits, in lower case.
  public var description: String {
    var text = ""
    for quarter in [first, second, third, fourth] {
      let digits = String(quarter, radix: 16)
      text += String(repeating: "0", count: 16 - digits.count) + digits
    }
    return text
  }
}
