// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct WilsonTests {
  @Test(arguments: [
    (2.0, 15.0, 0.037, 0.379), (6, 15, 0.198, 0.643), (15, 15, 0.796, 1), (0, 30, 0, 0.114),
    (180, 200, 0.851, 0.934), (190, 200, 0.910, 0.973),
  ])
  func `the interval has the published ends`(
    _ successes: Double, _ trials: Double, _ lower: Double, _ upper: Double
  ) throws {
    let interval = try #require(Wilson.interval(successes: successes, trials: trials))
    #expect(abs(interval.lower - lower) < 0.0005)
    #expect(abs(interval.upper - upper) < 0.0005)
  }

  /// The lower end of n out of n is n / (n + z^2).
  @Test(arguments: [(35.0, 0.90), (73, 0.95), (189, 0.98)])
  func `a spotless record passes a bar from a known size on`(
    _ trials: Double, _ bar: Double
  ) throws {
    let enough = try #require(Wilson.interval(successes: trials, trials: trials))
    let short = try #require(Wilson.interval(successes: trials - 1, trials: trials - 1))
    #expect(enough.lower >= bar)
    #expect(short.lower < bar)
  }

  @Test func `no trials give no interval`() {
    #expect(Wilson.interval(successes: 0, trials: 0) == nil)
  }

  @Test func `a higher confidence gives a wider interval`() throws {
    let usual = try #require(Wilson.interval(successes: 6, trials: 15))
    let wide = try #require(Wilson.interval(successes: 6, trials: 15, confidence: 0.99))
    #expect(wide.lower < usual.lower)
    #expect(wide.upper > usual.upper)
  }
}
