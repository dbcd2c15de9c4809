// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Foundation
internal import Testing

/// A worker that a plugin has taken over says anything; the host must not break.
struct LyingWorkerTests {
  private static let home = PluginSearch.runningExecutable().split(separator: "/").dropLast()
    .map { "/" + $0 }.joined()

  private func liar(in folder: TemporaryFolder) throws -> String {
    let path = folder.path + "/liar"
    let built = try Command.run([
      "cc", "-std=c17", "-O1", "-Wall", "-Wextra", "-Werror", "-DREAL=\"\(Self.home)/agon-worker\"",
      "-o", path, Repository.root + "/Tests/AgonHostTests/Fixtures/liar.c",
    ])
    try #require(built.succeeded, "\(built.output)")
    return path
  }

  @Test func `whatever a worker answers, the host gets an error or an answer`() throws {
    let folder = try TemporaryFolder()
    let liar = try liar(in: folder)
    var faults: Set<PluginFault> = []
    var refusals = 0
    let plugin = folder.path + "/libtic_tac_toe.so"
    try FileManager.default.copyItem(atPath: Self.home + "/libtic_tac_toe.so", toPath: plugin)
    for number in 0..<120 {
      let limits = WorkerLimits(deadline: .milliseconds(100), memory: 1 << 30 + UInt64(number))
      let catalogue = PluginCatalogue(
        search: PluginSearch(folders: []), version: "test", worker: liar, limits: limits,
        log: { _, _ in })
      do {
        let environment = try catalogue.open(plugin)
          .makeEnvironment("tic_tac_toe", parameters: nil)
        try visit(environment)
      } catch let error as EnvironmentError {
        if let fault = error.fault { faults.insert(fault) }
      } catch is PluginError {
        refusals += 1
      }
    }
    #expect(faults.contains(.protocol))
    #expect(refusals > 0)
    #expect(Processes.areGone(naming: folder.path))
  }

  private func visit(_ environment: any Environment) throws {
    for seed in 0..<4 {
      let episode = try environment.begin(seats: 2, seed: Seed(UInt64(seed)), opening: nil)
      var bytes: [UInt8] = []
      while let seat = episode.seatToAct, episode.progress.actionCount < 12 {
        let legal = try episode.legalActions(of: seat)
        guard let action = legal.first else { break }
        _ = try episode.name(of: action, by: seat)
        _ = try episode.text(for: seat)
        _ = try episode.simulate([Simulation(playouts: 2, branches: true, seed: Seed(1))])
        try episode.serialise(into: &bytes)
        _ = try episode.clone(.exact).returns()
        _ = try episode.facts?.generate(true, for: seat, seed: Seed(1), most: 3)
        _ = try episode.oracle?.actionValues(for: seat, nodes: 10, seed: Seed(1))
        _ = try episode.symmetry?.name(of: 1)
        try episode.apply(action, by: seat)
      }
    }
  }

  @Test func `a worker that cannot be started is told`() throws {
    let catalogue = PluginCatalogue(
      search: PluginSearch(folders: []), version: "test", worker: "/no/such/worker",
      log: { _, _ in })
    let hostile = try Hostile()
    let error = #expect(throws: PluginError.self) { try catalogue.open(hostile.path) }
    #expect(error?.code == .noWorker)
    #expect(error?.path == "/no/such/worker")
    #expect(error?.detail == "A worker cannot be started: No such file or directory.")
  }
}
