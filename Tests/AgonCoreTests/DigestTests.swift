// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

struct DigestTests {
  @Test func `the bytes of a digest give it back`() throws {
    let digest = SHA256.digest(of: "agon")
    #expect(digest.bytes.count == 32)
    #expect(try #require(Digest(bytes: digest.bytes)) == digest)
  }

  @Test(arguments: [0, 31, 33])
  func `another number of bytes is no digest`(_ count: Int) {
    #expect(Digest(bytes: [UInt8](repeating: 1, count: count)) == nil)
  }

  @Test func `the text is 64 digits with leading zeros`() throws {
    let bytes = (0..<32).map { UInt8($0) }
    let text = try #require(Digest(bytes: bytes)).description
    #expect(text == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
  }
}
