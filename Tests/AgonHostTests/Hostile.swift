// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Foundation
internal import Testing

/// The game of Tests/HostilePlugins in a folder of its own, and what it does to a host.
final class Hostile: Sendable {
  let folder: TemporaryFolder
  let path: String
  let log = MessageLog()

  /// Compiles the game, or takes it as it was compiled before.
  ///
  /// - Parameter compiledIn: the fault that is compiled in, where there is one.
  init(_ compiledIn: String = "none") throws {
    folder = try TemporaryFolder()
    path = folder.path + "/libhostile.so"
    let compiled = try Hostile.workshop.compile(compiledIn)
    try FileManager.default.copyItem(atPath: compiled, toPath: path)
  }

  private static let workshop = HostileWorkshop()

  /// A catalogue without plugins, with limits that show a fault soon.
  func catalogue(_ limits: WorkerLimits = .short) -> PluginCatalogue {
    PluginCatalogue(
      search: PluginSearch(folders: []), version: "test", limits: limits,
      log: { [log] in log.append("\($0) \($1)") })
  }

  /// The environment with a fault, in workers.
  func environment(_ parameters: JSON?, _ limits: WorkerLimits = .short) throws -> any Environment {
    try catalogue(limits).open(path).makeEnvironment("hostile", parameters: parameters)
  }

  /// Plays one episode as the play loop does, and gives what both seats saw last.
  static func play(_ environment: any Environment, seed: UInt64 = 1) throws -> String {
    let episode = try environment.begin(seats: 2, seed: Seed(seed), opening: nil)
    var bytes: [UInt8] = []
    var turns = 0
    while let seat = episode.seatToAct, episode.isOn, turns < 40 {
      let legal = try episode.legalActions(of: seat)
      let action = try #require(legal.first)
      _ = try episode.name(of: action, by: seat)
      _ = try episode.text(for: seat)
      try episode.apply(action, by: seat)
      try episode.serialise(into: &bytes)
      _ = try episode.rewards()
      _ = episode.positionKey
      _ = try episode.returns()
      _ = try episode.clone(.exact)
      turns += 1
    }
    let views = try [episode.text(for: Seat(0)), episode.text(for: Seat(1))].joined(separator: "\n")
    if !episode.isOn { _ = try episode.outcome() }
    return views
  }

  /// The fault that an episode with these parameters shows; nil when it ends well.
  func fault(_ parameters: JSON, _ limits: WorkerLimits = .short) throws -> EnvironmentError? {
    do {
      _ = try Hostile.play(try environment(parameters, limits))
      return nil
    } catch let error as EnvironmentError {
      return error
    }
  }

  /// Ids of the processes whose command line names this plugin: its workers.
  var processes: [Int32] { Processes.naming(path) }
}

extension WorkerLimits {
  /// Limits that show a hang after half a second.
  static let short = WorkerLimits(deadline: .milliseconds(500), memory: 512 << 20)
}
