// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct PairedDifferenceTests {
  @Test func `the interval is that of the paired t test`() throws {
    let paired = try #require(PairedDifference(differences: [0.5, 0, 1, -0.5, 0.5, 0, 0, 0.25]))
    // scipy.stats.ttest_1samp(...).confidence_interval().
    let interval = try #require(paired.interval())
    #expect(paired.mean == 0.21875)
    #expect(abs(interval.lower - -0.15907325563190028) < 1e-9)
    #expect(abs(interval.upper - 0.5965732556319003) < 1e-9)
    #expect(paired.hasFewClusters)
  }

  @Test func `one cluster gives a difference without an interval`() throws {
    let paired = try #require(PairedDifference(differences: [0.5]))
    #expect(paired.mean == 0.5)
    #expect(paired.interval() == nil)
  }

  @Test func `ten clusters are not few`() throws {
    let paired = try #require(PairedDifference(differences: [Double](repeating: 0.5, count: 10)))
    #expect(!paired.hasFewClusters)
    #expect(paired.interval() == ConfidenceInterval(lower: 0.5, upper: 0.5))
  }

  @Test func `no clusters give no difference`() {
    #expect(PairedDifference(differences: []) == nil)
  }
}
