// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

/// Expected values: SciPy 1.17, scipy.stats.norm and scipy.stats.t.
struct DistributionTests {
  @Test(arguments: [
    (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545),
    (0.3, -0.5244005127080409), (0.5, 0), (0.975, 1.959963984540054),
  ])
  func `the normal quantile is exact`(_ probability: Double, _ expected: Double) {
    #expect(abs(NormalDistribution.quantile(probability) - expected) < 1e-12)
  }

  @Test func `the normal tail keeps its relative precision`() {
    let tail = NormalDistribution.cumulative(-3.7)
    #expect(abs(tail / 0.00010779973347738823 - 1) < 1e-12)
  }

  @Test(arguments: [
    (1.0, 12.706204736174694, 318.30883898555015), (2, 4.302652729749462, 22.327124770119866),
    (3.5, 2.9400886379827282, 8.315567604516115), (9, 2.262157162798205, 4.296805662729918),
    (29, 2.045229642132703, 3.3962402883568026), (100, 1.9839715185235518, 3.173739493738783),
    (1000, 1.9623390808264083, 3.0984021639129233),
  ])
  func `Student's quantile is exact`(_ degrees: Double, _ usual: Double, _ far: Double) {
    let one = StudentDistribution.quantile(0.975, degrees: degrees)
    let other = StudentDistribution.quantile(0.999, degrees: degrees)
    #expect(abs(one / usual - 1) < 1e-10)
    #expect(abs(other / far - 1) < 1e-10)
    #expect(abs(StudentDistribution.quantile(0.025, degrees: degrees) + one) < 1e-12)
  }

  @Test(arguments: [(1.0, 0.7912855998398473), (9, 0.8870468136634754), (100, 0.9017052682888169)])
  func `Student's distribution is exact`(_ degrees: Double, _ expected: Double) {
    #expect(abs(StudentDistribution.cumulative(1.3, degrees: degrees) - expected) < 1e-12)
    #expect(abs(StudentDistribution.cumulative(-1.3, degrees: degrees) - (1 - expected)) < 1e-12)
  }

  @Test func `Student's quantile tends to the normal one`() {
    let normal = NormalDistribution.quantile(0.975)
    #expect(abs(StudentDistribution.quantile(0.975, degrees: 1e6) - normal) < 1e-5)
    #expect(StudentDistribution.quantile(0.975, degrees: 1e9) == normal)
  }
}
