// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct HolmCorrectionTests {
  @Test func `each p-value is multiplied by the tests that are left`() {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R.
    let corrected = HolmCorrection.corrected([0.01, 0.04, 0.03, 0.005])
    #expect(zip(corrected, [0.03, 0.06, 0.06, 0.02]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `one test stays as it is and none gives none`() {
    #expect(HolmCorrection.corrected([0.2]) == [0.2])
    #expect(HolmCorrection.corrected([]) == [])
  }

  @Test func `nothing grows beyond one`() {
    #expect(HolmCorrection.corrected([0.9, 0.8, 1]) == [1, 1, 1])
  }
}
