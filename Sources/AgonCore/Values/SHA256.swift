// SPDX-License-Identifier: Apache-2.0

/// The SHA-256 hash (FIPS 180-4).
///
/// Feed it bytes, then ask for the digest.
///
/// Agon's floors keep outside packages away from this module, and every turn of every episode is hashed:
/// hence this small one. docs/decisions says more.
public struct SHA256: Sendable {
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Begins an empty message.
  public init() {}

  /// The digest of a whole message.
  public static func digest(of bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBufferPointer { digest(of: $0) }
  }

  /// The digest of a text's UTF-8 bytes.
  public static func digest(of text: String) -> Digest {
    var text = text
    return text.withUTF8 { digest(of: $0) }
  }

  /// The digest of a whole message in memory.
  public static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> Digest {
    var hash = SHA256()
    hash.absorb(bytes)
    return hash.digest()
  }

  /// Appends bytes to the message.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { absorb($0) }
  }

  /// Appends a text's UTF-8 bytes to the message.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { absorb($0) }
  }

  /// The digest of what has been fed so far; more may follow.
  public func digest() -> Digest {
    var copy = self
    copy.finish()
    return Digest(words: copy.state)
  }

  private mutating func absorb(_ bytes: UnsafeBufferPointer<UInt8>) {
    length += UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      pending.append(contentsOf: bytes[..<start])
      guard pending.count == 64 else { return }
      let block = pending
      block.withUnsafeBufferPointer { compress($0, at: 0) }
      pending.removeAll(keepingCapacity: true)
    }
    while start + 64 <= bytes.count {
      compress(bytes, at: start)
      start += 64
    }
    if start < bytes.count { pending.append(contentsOf: bytes[start...]) }
  }

  private mutating func finish() {
    let bits = length &* 8
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { tail in
      tail.initialize(repeating: 0)
      for (index, byte) in pending.enumerated() { tail[index] = byte }
      tail[pending.count] = 0x80
      let size = pending.count < 56 ? 64 : 128
      for index in 0..<8 {
        tail[size - 1 - index] = UInt8(truncatingIfNeeded: bits >> UInt64(8 * index))
      }
      compress(UnsafeBufferPointer(tail), at: 0)
      if size == 128 { compress(UnsafeBufferPointer(tail), at: 64) }
    }
  }

  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for index in 0..<16 {
        let place = start + 4 * index
        words[index] =
          UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16
          | UInt32(bytes[place + 2]) << 8 | UInt32(bytes[place + 3])
      }
      for index in 16..<64 {
        let a = words[index - 15]
        let b = words[index - 2]
        let first = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
        let second = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
        words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
      }
      mix(UnsafeBufferPointer(words))
    }
  }

  private mutating func mix(_ words: UnsafeBufferPointer<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    SHA256.constants.withUnsafeBufferPointer { constants in
      for index in 0..<64 {
        let upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let choice = (e & f) ^ (~e & g)
        let first = h &+ upper &+ choice &+ constants[index] &+ words[index]
        let lower = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ lower &+ majority)
      }
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
