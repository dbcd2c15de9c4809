// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonTestSupport
internal import Testing

struct SHA256Tests {
  /// Messages with their digests from FIPS 180-4's examples and the NIST example values.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `published messages give their published digests`(_ message: String, _ digest: String) {
    #expect(SHA256.digest(of: message).description == digest)
  }

  @Test func `a million letters give the published digest`() {
    var hash = SHA256()
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    for _ in 0..<1000 { hash.update(piece) }
    #expect(
      hash.digest().description
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `every length to 200 agrees with sha256sum`() throws {
    var chance = SplitMix64(state: 5)
    let folder = try TemporaryFolder()
    var files: [String] = []
    var digests: [String] = []
    for length in 0...200 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      files.append(try folder.write("\(length)", bytes: bytes))
      digests.append(SHA256.digest(of: bytes).description)
    }
    let result = try Command.run(["sha256sum"] + files)
    try #require(result.succeeded, "\(result.output)")
    let theirs = result.output.split(separator: "\n").map { String($0.prefix(64)) }
    #expect(theirs == digests)
  }

  @Test func `a message in pieces has the digest of the whole`() {
    var chance = SplitMix64(state: 9)
    let message = (0..<300).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    for _ in 0..<200 {
      var hash = SHA256()
      var start = 0
      while start < message.count {
        let end = min(message.count, start + chance.below(130))
        hash.update(Array(message[start..<end]))
        start = end
      }
      #expect(hash.digest() == SHA256.digest(of: message))
    }
  }

  @Test func `asking for a digest does not end the message`() {
    var hash = SHA256()
    hash.update("ab")
    _ = hash.digest()
    hash.update("c")
    #expect(hash.digest() == SHA256.digest(of: "abc"))
  }
}
