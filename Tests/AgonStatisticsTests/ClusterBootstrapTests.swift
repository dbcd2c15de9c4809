// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct ClusterBootstrapTests {
  private static let values: [Double] = (0..<40).map { Double(($0 * 17) % 23) }

  private static func bootstrapOfMean(seed: UInt64) -> ClusterBootstrap {
    ClusterBootstrap(clusterCount: values.count, seed: seed) { clusters in
      clusters.reduce(0) { $0 + values[$1] } / Double(clusters.count)
    }
  }

  @Test func `the interval of a mean is near the one by formula`() throws {
    let interval = try #require(Self.bootstrapOfMean(seed: 3).interval())
    let formula = try #require(PairedDifference(differences: Self.values)?.interval())
    #expect(abs(interval.lower - formula.lower) < 0.3)
    #expect(abs(interval.upper - formula.upper) < 0.3)
  }

  @Test func `the same seed gives the same resamples and another seed others`() {
    #expect(Self.bootstrapOfMean(seed: 3) == Self.bootstrapOfMean(seed: 3))
    #expect(Self.bootstrapOfMean(seed: 3).statistics != Self.bootstrapOfMean(seed: 4).statistics)
  }

  @Test func `draws without a statistic are dropped and counted`() {
    let bootstrap = ClusterBootstrap(clusterCount: 2, resamples: 400, seed: 9) { clusters in
      switch clusters {
      case [0, 0]: nil
      case [1, 1]: .infinity
      default: 1
      }
    }
    #expect(bootstrap.statistics.count + bootstrap.droppedCount == 400)
    #expect((150...250).contains(bootstrap.droppedCount))
    #expect(bootstrap.interval() == ConfidenceInterval(lower: 1, upper: 1))
  }

  @Test func `nothing but dropped draws give no interval`() {
    let bootstrap = ClusterBootstrap(clusterCount: 2, resamples: 10, seed: 9) { _ in nil }
    #expect(bootstrap.interval() == nil)
    #expect(bootstrap.pValue() == 1)
  }

  @Test func `the p-value is small where every resample lies on one side`() {
    let bootstrap = Self.bootstrapOfMean(seed: 3)
    #expect(bootstrap.pValue() == 2.0 / 2_001)
    #expect(bootstrap.pValue(against: 11) > 0.2)
  }
}
