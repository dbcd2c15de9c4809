// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct ClusteredProportionTests {
  typealias Cluster = ClusteredProportion.Cluster

  @Test func `unlike clusters widen the interval by their design effect`() throws {
    let proportion = ClusteredProportion(
      clusters: [(3, 4), (1, 5), (6, 6), (0, 3), (4, 8)].map {
        Cluster(successes: $0.0, trials: $0.1)
      })
    // NumPy, from the formulas of the analysis of variance over the 26 observations.
    #expect(abs(proportion.designEffect - 2.6601139970205328) < 1e-12)
    let interval = try #require(proportion.interval())
    #expect(abs(interval.lower - 0.2625908319198514) < 1e-12)
    #expect(abs(interval.upper - 0.7926292335482854) < 1e-12)
  }

  @Test func `clusters of one are independent observations`() {
    let proportion = ClusteredProportion(
      clusters: (0..<15).map { Cluster(successes: $0 < 6 ? 1 : 0, trials: 1) })
    #expect(proportion.designEffect == 1)
    #expect(proportion.interval() == Wilson.interval(successes: 6, trials: 15))
  }

  @Test func `clusters that are all or nothing count as one observation each`() throws {
    let proportion = ClusteredProportion(
      clusters: (0..<20).map { Cluster(successes: $0 < 10 ? 30 : 0, trials: 30) })
    #expect(abs(proportion.designEffect - 30) < 1e-9)
    let interval = try #require(proportion.interval())
    let independent = try #require(Wilson.interval(successes: 10, trials: 20))
    #expect(abs(interval.lower - independent.lower) < 1e-9)
    #expect(abs(interval.upper - independent.upper) < 1e-9)
  }

  @Test func `a spotless record has no design effect`() {
    let proportion = ClusteredProportion(
      clusters: (0..<12).map { _ in Cluster(successes: 9, trials: 9) })
    #expect(proportion.designEffect == 1)
    #expect(proportion.interval()?.upper == 1)
  }

  @Test func `one cluster gives a share but no interval`() {
    let proportion = ClusteredProportion(clusters: [
      Cluster(successes: 3, trials: 4), Cluster(successes: 0, trials: 0),
    ])
    #expect(proportion.share == 0.75)
    #expect(proportion.clusterCount == 1)
    #expect(proportion.interval() == nil)
    #expect(proportion.hasFewClusters)
  }

  @Test func `no observations give no share`() {
    let proportion = ClusteredProportion(clusters: [])
    #expect(proportion.share == nil)
    #expect(proportion.interval() == nil)
  }
}
