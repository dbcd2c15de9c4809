// SPDX-License-Identifier: Apache-2.0

internal import AgonStatistics
internal import Testing

struct SplitMixTests {
  @Test func `the sequence is the published one`() {
    var generator = SplitMix(seed: 1_234_567)
    let drawn = (0..<5).map { _ in generator.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a split generator goes its own way`() {
    var generator = SplitMix(seed: 1)
    var other = generator.split()
    let own = (0..<4).map { _ in generator.next() }
    let others = (0..<4).map { _ in other.next() }
    #expect(Set(own).isDisjoint(with: others))
  }

  @Test func `indices are spread evenly below their bound`() {
    var generator = SplitMix(seed: 5)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[generator.index(below: 3)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 400 })
  }

  @Test func `units lie between 0 and 1 and average a half`() {
    var generator = SplitMix(seed: 5)
    let units = (0..<10_000).map { _ in generator.unit() }
    #expect(units.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(units.reduce(0, +) / 10_000 - 0.5) < 0.01)
  }
}
