// SPDX-License-Identifier: Apache-2.0

package import AgonArena
internal import AgonModels
internal import AgonStore
internal import Foundation

extension ModelOrder {
  /// What an arena file says of models.
  ///
  /// - Parameters:
  ///   - path: the arena file, from whose folder paths of keys and models count.
  ///   - output: the run's file; what it says was spent counts towards the limits.
  package init(_ arena: Arena, at path: String, output: String? = nil) {
    self.init()
    endpoints = arena.endpoints
    prices = arena.prices.mapValues {
      Price(input: $0.input, cachedInput: $0.cachedInput, output: $0.output)
    }
    runCap = arena.spending.run
    agentCap = arena.spending.agent
    for agent in arena.agents { agentCaps[agent.name] = agent.cap }
    folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    seed = arena.seed
    cassette = arena.cassette.map {
      Cassette(file: $0.file, mode: CassetteMode(rawValue: $0.mode.rawValue) ?? .auto)
    }
    if let output { spent = Self.spent(in: output) }
  }

  /// What the agents of an earlier run spent; nothing where there is none that can be read, for then the run
  /// begins anew or is refused.
  private static func spent(in output: String) -> [String: Double] {
    guard FileManager.default.fileExists(atPath: output),
      let rows = try? RunReader(path: output).spending()
    else { return [:] }
    return Dictionary(rows.map { ($0.agent, $0.cost ?? 0) }, uniquingKeysWith: +)
  }
}
