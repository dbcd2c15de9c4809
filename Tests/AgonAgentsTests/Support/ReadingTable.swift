// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonHost
import Foundation
import Synchronization

/// Where the replies of the corpus are read: environments of real plugins, and one of phrases.
enum ReadingTable {
  /// There is no such action in a position.
  struct NoAction: Error { let name: String }

  private static let known = Mutex<[String: any Environment]>([:])

  /// The environment of an id; a plugin is found in AGON_PLUGIN_PATH or beside the running tests.
  static func environment(_ id: String) throws -> any Environment {
    if id == "phrases" { return PhraseEpisode.environment }
    return try known.withLock { known in
      if let environment = known[id] { return environment }
      let search = PluginSearch.standard(
        named: [], path: ProcessInfo.processInfo.environment["AGON_PLUGIN_PATH"],
        executable: PluginSearch.runningExecutable())
      let beside = Bundle.main.bundleURL.deletingLastPathComponent().path
      let catalogue = PluginCatalogue(
        search: PluginSearch(folders: search.folders + [Bundle.main.bundlePath, beside]),
        version: "0", log: { _, _ in })
      let environment = try catalogue.library(offering: id).makeEnvironment(id, parameters: nil)
      known[id] = environment
      return environment
    }
  }

  /// What the seat that acts sees after actions and chance outcomes by name; seat 0 where all act.
  static func window(of id: String, after past: [String]) throws -> SeatWindow {
    let environment = try environment(id)
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    for name in past {
      if case .chance = episode.progress.turn {
        let outcomes = try episode.chanceOutcomes()
        let outcome = try outcomes.first { try episode.name(ofChance: $0.id) == name }
        guard let outcome else { throw NoAction(name: name) }
        try episode.apply(chance: outcome.id)
      } else {
        guard let seat = episode.seatToAct,
          case .legal(let action) = try episode.read(name, by: seat)
        else { throw NoAction(name: name) }
        try episode.apply(action, by: seat)
      }
    }
    return SeatWindow(
      environment: environment, episode: episode, seat: episode.seatToAct ?? Seat(0))
  }
}
