// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonHost
import Foundation

/// An environment of a real plugin, and positions of random play in it.
struct PluginPositions {
  let environment: any Environment
  /// The names of all actions at the start: in line games every action there is.
  let names: [String]
  private var random: SplitMix64

  /// Finds the plugin in AGON_PLUGIN_PATH or beside the running tests.
  init(_ id: String, parameters: JSON?, seed: UInt64) throws {
    let search = PluginSearch.standard(
      named: [], path: ProcessInfo.processInfo.environment["AGON_PLUGIN_PATH"],
      executable: PluginSearch.runningExecutable())
    let beside = Bundle.main.bundleURL.deletingLastPathComponent().path
    let catalogue = PluginCatalogue(
      search: PluginSearch(folders: search.folders + [Bundle.main.bundlePath, beside]),
      version: "0", log: { _, _ in })
    environment = try catalogue.library(offering: id).makeEnvironment(id, parameters: parameters)
    let start = try environment.begin(seats: 2, seed: Seed(0), opening: nil)
    names = try start.legalActions(of: Seat(0)).map { action in
      try start.name(of: action, by: Seat(0))
    }
    random = SplitMix64(state: seed)
  }

  /// A position after a random number of random actions, the end included.
  mutating func next(most: Int) throws -> any Episode {
    let episode = try environment.begin(seats: 2, seed: Seed(0), opening: nil)
    for _ in 0..<random.below(most + 1) {
      guard let seat = episode.seatToAct else { break }
      let legal = try episode.legalActions(of: seat)
      try episode.apply(legal[random.below(legal.count)], by: seat)
    }
    return episode
  }

  /// A claim of any predicate that the rules checker computes, most often well formed.
  mutating func claim(levels: Int = 2) -> String {
    let action = { (random: inout SplitMix64, names: [String]) in
      random.below(40) == 0 ? "nowhere" : names[random.below(names.count)]
    }
    let a = action(&random, names)
    let b = action(&random, names)
    let p = random.below(2) == 0 ? "self" : "opp"
    let op = ["<", "<=", "=", ">=", ">"][random.below(5)]
    let x = ["-1", "0", "1", "0.5"][random.below(4)]
    let texts = [
      "legal(\(a))", "turn(\(p))", "wins_now(\(p), \(a))", "threat(\(p), \(a))",
      "blocks(\(a), \(b))", "creates_threat(\(a))", "fork(\(a))", "loses_to(\(a), \(b))",
      "only_move(\(a))", "forced(\(a))", "best(\(a))", "better(\(a), \(b))", "value(\(op), \(x))",
      "reply(\(a), \(b))",
    ]
    let index = random.below(levels > 0 ? texts.count + 4 : texts.count)
    let polarity = random.below(3) == 0 ? "not " : ""
    if index < texts.count { return polarity + texts[index] }
    return polarity + "next(\(a), \(claim(levels: levels - 1)))"
  }
}
