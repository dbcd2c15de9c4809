// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct ClusteredMeanTests {
  @Test func `the interval allows for clusters`() throws {
    let clustered = try #require(
      ClusteredMean(clusters: [[1, 2, 4], [3], [0, 1], [5, 6, 7, 2], []]))
    // NumPy and scipy.stats.t with 3 degrees of freedom.
    #expect(abs(clustered.mean - 3.1) < 1e-12)
    #expect(clustered.clusterCount == 4)
    let error = try #require(clustered.standardError)
    #expect(abs(error - 1.096053526673462) < 1e-12)
    let interval = try #require(clustered.interval())
    #expect(abs(interval.lower - -0.38813149635513655) < 1e-9)
    #expect(abs(interval.upper - 6.588131496355137) < 1e-9)
  }

  @Test func `one cluster gives a mean without an interval`() throws {
    let clustered = try #require(ClusteredMean(clusters: [[1, 2, 3]]))
    #expect(clustered.mean == 2)
    #expect(clustered.standardError == nil)
    #expect(clustered.interval() == nil)
  }

  @Test func `no observations give no mean`() {
    #expect(ClusteredMean(clusters: [[], []]) == nil)
  }
}
