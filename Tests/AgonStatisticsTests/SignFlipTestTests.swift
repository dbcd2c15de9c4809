// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct SignFlipTestTests {
  @Test func `few clusters are tested exactly`() {
    let test = SignFlipTest(differences: [0.5, 1, -0.5, 0.5, 0.25, 1, 0.75, -0.25], seed: 1)
    // Enumeration of the 256 patterns in NumPy.
    #expect(test.pValue == 0.109375)
    #expect(test.isExact)
    #expect(test.patternCount == 256)
  }

  @Test func `clusters without a difference change nothing`() {
    let with = SignFlipTest(differences: [1, 0, 1, 0, 1], seed: 1)
    #expect(with.pValue == 0.25)
    #expect(SignFlipTest(differences: [0, 0, 0], seed: 1).pValue == 1)
    #expect(SignFlipTest(differences: [], seed: 1).pValue == 1)
  }

  @Test func `drawn patterns come near the exact p-value`() {
    // Fourteen of nineteen signs alike: two-sided binomial probability 0.0636.
    let differences = (0..<19).map { $0 < 14 ? 1.0 : -1 }
    let test = SignFlipTest(differences: differences, seed: 4)
    #expect(!test.isExact)
    #expect(abs(test.pValue - 0.0636) < 0.01)
    #expect(test == SignFlipTest(differences: differences, seed: 4))
  }
}
