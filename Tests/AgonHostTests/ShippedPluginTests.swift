// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// The plugins that ship with Agon, where they were built beside the tests.
struct ShippedPluginTests {
  /// The plugins in the folder of the running tests.
  private static let catalogue = PluginCatalogue(
    search: .standard(named: [], path: nil, executable: PluginSearch.runningExecutable()),
    version: "test", log: { _, _ in })

  private static var ids: [String] { catalogue.libraries.flatMap { $0.descriptors.map(\.id) } }

  private func episode(of id: String) throws -> any Episode {
    try Self.catalogue.library(offering: id).makeEnvironment(id, parameters: nil)
      .begin(seats: 2, seed: Seed(1), opening: nil)
  }

  private func bytes(_ episode: any Episode) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try episode.serialise(into: &bytes)
    return bytes
  }

  @Test func `every plugin beside the tests opens`() {
    #expect(Self.catalogue.faults == [])
  }

  @Test(arguments: ids)
  func `random play ends within the declared turns with declared returns`(_ id: String) throws {
    let episode = try episode(of: id)
    let environment = try Self.catalogue.library(offering: id).descriptors.first { $0.id == id }
    let facts = try #require(environment)
    var chance = SplitMix64(state: 4)
    while episode.isOn {
      if let seat = episode.seatToAct {
        #expect(try episode.legalActions(of: seat).count == episode.progress.legalCount)
      }
      for seat in episode.actingSeats {
        for action in try episode.legalActions(of: seat) {
          let name = try episode.name(of: action, by: seat)
          #expect(try episode.read(name, by: seat) == .legal(action))
        }
      }
      try episode.playRandomTurn(&chance)
    }
    #expect(episode.progress.actionCount <= facts.mostTurns ?? .max)
    #expect(try episode.returns().allSatisfy { facts.returns?.contains($0) ?? true })
    #expect(try episode.outcome()["reason"]?.text != nil)
  }

  @Test(arguments: ids)
  func `a copy goes its own way`(_ id: String) throws {
    let episode = try episode(of: id)
    let before = try bytes(episode)
    let copy = try episode.clone(.exact)
    var chance = SplitMix64(state: 4)
    try copy.playRandomTurn(&chance)
    #expect(try bytes(episode) == before)
    #expect(try bytes(copy) != before)
  }

  @Test(arguments: ids)
  func `serialised bytes give the episode back, and cut ones give an error`(_ id: String) throws {
    let environment = try Self.catalogue.library(offering: id)
      .makeEnvironment(id, parameters: nil)
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    var chance = SplitMix64(state: 4)
    try episode.playRandomTurn(&chance)
    let whole = try bytes(episode)
    #expect(try bytes(environment.restore(whole)) == whole)
    for count in 0..<whole.count {
      #expect(throws: EnvironmentError.self) { try environment.restore(Array(whole[..<count])) }
    }
  }
}
