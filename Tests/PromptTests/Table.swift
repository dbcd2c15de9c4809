// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonHost
import AgonPlay
import Foundation

/// A shipped environment with language agents in all seats.
struct Table: Sendable, CustomStringConvertible {
  let id: String
  var parameters: JSON?
  var seats = 2
  var description: String { "\(id) \(parameters?.description ?? ""), \(seats) seats" }

  static let open = [Table(id: "tic_tac_toe"), Table(id: "connect_four")]
  static let hidden = [
    Table(id: "kuhn_poker"), Table(id: "kuhn_poker", seats: 3), Table(id: "leduc_poker"),
    Table(id: "goofspiel", parameters: ["cards": 4, "bids": "hidden"]),
    Table(id: "goofspiel", parameters: ["cards": 3, "bids": "hidden", "ties": "carry"], seats: 3),
    Table(id: "goofspiel", parameters: ["cards": 4]),
  ]

  /// What was played, and what each seat's model was told.
  struct Play {
    var trajectories: [Trajectory] = []
    let witnesses: [Witness]
    /// For each seat, the places of its testimonies at which its episodes begin.
    var beginnings: [[Int]]
  }

  /// The environment, from AGON_PLUGIN_PATH or beside the running tests.
  func environment() throws -> any Environment {
    let search = PluginSearch.standard(
      named: [], path: ProcessInfo.processInfo.environment["AGON_PLUGIN_PATH"],
      executable: PluginSearch.runningExecutable())
    let beside = Bundle.main.bundleURL.deletingLastPathComponent().path
    let catalogue = PluginCatalogue(
      search: PluginSearch(folders: search.folders + [Bundle.main.bundlePath, beside]),
      version: "0", log: { _, _ in })
    return try catalogue.library(offering: id).makeEnvironment(id, parameters: parameters)
  }

  /// Plays episodes between language agents with these settings.
  func play(_ settings: [String: JSON], episodes: Int, keepsLessons: Bool = false, twins: Int = 2)
    async throws -> Play
  {
    let environment = try environment()
    var play = Play(
      witnesses: try (0..<seats).map { try Witness(settings, seat: $0, twins: twins) },
      beginnings: Array(repeating: [], count: seats))
    for number in 0..<episodes {
      for (seat, witness) in play.witnesses.enumerated() {
        witness.begin()
        play.beginnings[seat].append(witness.testimonies.count)
      }
      let seed = Seed(UInt64(number)).derived("prompt test")
      let plan = EpisodePlan(
        key: SHA256.digest(of: "\(number)"), environment: 0, agents: Array(0..<seats), pair: number,
        leg: 0, seed: seed, opening: .start)
      let lessons = (0..<seats).map { Lessons(topic: "seat \($0)") }
      play.trajectories.append(
        try await playEpisode(
          plan, in: environment, with: play.witnesses, lessons: keepsLessons ? lessons : [],
          clock: ContinuousClock()))
    }
    return play
  }
}
