// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Seeds and the generator that runs from them.
struct ChanceTests {
  @Test func `the generator gives the published numbers from state zero`() {
    var generator = SplitMix64(state: 0)
    #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
    #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(generator.next() == 0x06C4_5D18_8009_454F)
  }

  @Test func `a bounded draw scales the upper half of a number`() {
    var drawn = SplitMix64(state: 0)
    #expect(drawn.below(100) == 88)
    #expect(drawn.below(6) == 2)
    #expect(drawn.below(1000) == 26)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000, 1 << 31])
  func `a bounded draw stays below its bound`(_ bound: Int) {
    var generator = SplitMix64(state: 77)
    var greatest = 0
    for _ in 0..<4000 {
      let drawn = generator.below(bound)
      #expect((0..<bound).contains(drawn))
      greatest = max(greatest, drawn)
    }
    #expect(greatest >= bound - 1 - bound / 100)
  }

  @Test func `a bounded draw reaches each number about equally often`() {
    var generator = SplitMix64(seed: Seed(3))
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<50_000 { counts[generator.below(5)] += 1 }
    for count in counts { #expect((9_500...10_500).contains(count)) }
  }

  @Test func `a seed keeps the low 53 bits`() {
    #expect(Seed(.max).value == (1 << 53) - 1)
    #expect(Seed(1 << 53).value == 0)
    #expect(Seed((1 << 53) - 1).value == (1 << 53) - 1)
  }

  @Test func `derived seeds stay below two to the 53`() {
    var seed = Seed(1)
    for number in 0..<5000 {
      seed = seed.derived(UInt64(number))
      #expect(seed.value < 1 << 53)
    }
  }

  @Test func `neighbouring seeds and numbers derive different seeds`() {
    var seen: Set<Seed> = []
    for seed in 0..<100 {
      for number in 0..<100 { seen.insert(Seed(UInt64(seed)).derived(UInt64(number))) }
    }
    #expect(seen.count == 10_000)
  }

  @Test func `deriving by a name follows the name`() {
    let seed = Seed(12)
    #expect(seed.derived("greedy") == seed.derived("greedy"))
    #expect(seed.derived("greedy") != seed.derived("random"))
    #expect(seed.derived("greedy") != Seed(13).derived("greedy"))
  }
}
