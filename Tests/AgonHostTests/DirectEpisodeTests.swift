// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

struct DirectEpisodeTests {
  private func connectFour() throws -> any Environment {
    try PluginCatalogue(
      search: .standard(named: [], path: nil, executable: PluginSearch.runningExecutable()),
      version: "test", log: { _, _ in }
    ).library(offering: "connect_four").makeEnvironment("connect_four", parameters: nil)
  }

  @Test func `a direct episode plays the games that an episode plays`() throws {
    let environment = try connectFour()
    let direct = try #require(DirectEnvironment(environment))
    for number in 0..<20 {
      let seed = Seed(UInt64(number))
      let slow = try environment.begin(seats: 2, seed: seed, opening: nil)
      let fast = try direct.begin(seats: 2, seed: seed)
      var chance = SplitMix64(seed: seed)
      var (legal, own) = ([ActionID](repeating: -1, count: 64), [ActionID]())
      while let seat = fast.seatToAct {
        #expect(slow.seatToAct == seat)
        let count = try legal.withUnsafeMutableBufferPointer { buffer throws(EnvironmentError) in
          try fast.legalActions(of: seat, into: buffer)
        }
        try slow.legalActions(of: seat, into: &own)
        #expect(Array(legal.prefix(count)) == own)
        let action = own[chance.below(own.count)]
        try fast.apply(action, by: seat)
        try slow.apply(action, by: seat)
      }
      var returns = [9.0, 9.0]
      try returns.withUnsafeMutableBufferPointer { buffer throws(EnvironmentError) in
        try fast.returns(into: buffer)
      }
      #expect(!slow.isOn)
      #expect(try slow.returns() == returns)
    }
  }

  @Test func `a buffer that is too small still tells how many legal actions there are`() throws {
    let direct = try #require(DirectEnvironment(try connectFour()))
    let episode = try direct.begin(seats: 2, seed: Seed(0))
    var legal: [ActionID] = [-1, -1, -1]
    let count = try legal.withUnsafeMutableBufferPointer { buffer throws(EnvironmentError) in
      try episode.legalActions(
        of: Seat(0), into: UnsafeMutableBufferPointer(rebasing: buffer[0..<2]))
    }
    #expect(count == 7 && legal == [0, 1, -1])
  }

  @Test func `a refused action throws and leaves the episode as it was`() throws {
    let direct = try #require(DirectEnvironment(try connectFour()))
    let episode = try direct.begin(seats: 2, seed: Seed(0))
    var refusal: EnvironmentError.Code?
    do throws(EnvironmentError) { try episode.apply(99, by: Seat(0)) } catch {
      refusal = error.code
    }
    #expect(refusal == .illegalAction)
    #expect(episode.seatToAct == Seat(0))
    do throws(EnvironmentError) { _ = try direct.begin(seats: 5, seed: Seed(0)) } catch {
      refusal = error.code
    }
    #expect(refusal == .invalidArgument)
  }
}
