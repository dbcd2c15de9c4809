// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import AgonHost
internal import Testing

/// The plugins that ship with Agon keep the contract, without exceptions.
struct ShippedGameTests {
  /// The environments of the plugins that are built beside the tests.
  static let ids = PluginCatalogue.shipped.libraries.flatMap { $0.descriptors.map(\.id) }.sorted()

  @Test(arguments: ids)
  func `a shipped game keeps every rule`(id: String) throws {
    let library = try PluginCatalogue.shipped.library(offering: id)
    let check = EnvironmentCheck(
      file: library.path, seed: Seed(3), effort: Effort(episodes: 8, visits: 8, seconds: 1)
    ) { parameters throws(EnvironmentError) in
      try library.makeEnvironment(id, parameters: parameters)
    }
    // Memory is measured where no other test runs in the process: in PluginCheckTests.
    for rule in Contract.rules where rule.id != "memory" {
      let result = check.result(of: rule)
      #expect(!result.isFailure, "\(result.json)")
    }
  }

  @Test func `there are games to check`() {
    #expect(Self.ids.contains("tic_tac_toe"))
    #expect(Self.ids.contains("connect_four"))
  }
}
