// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The hash of the fixed tournament.
struct SignatureTests {
  private func signature(through wrapper: [String] = []) throws -> String {
    let ending = try Agon.run(
      "signature", "--arena", Repository.root + "/arenas/signature.yaml", in: TemporaryFolder(),
      through: wrapper)
    try #require(ending.status == 0, "\(ending.errors)")
    return ending.output
  }

  @Test func `the behaviour of games and agents has not moved`() throws {
    let difference = try Golden.difference(
      of: signature(), from: "Tests/EndToEndTests/Goldens/signature.txt")
    #expect(difference == nil)
  }

  @Test func `the signature is the same on one processor`() throws {
    #expect(try signature(through: ["taskset", "-c", "0"]) == signature())
  }
}
