// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Glibc

/// A plugin of the benchmarks, and how time is taken around it.
struct Seating {
  private let library: PluginLibrary

  /// Opens a plugin; what it says is not shown.
  init(_ path: String, limits: WorkerLimits = WorkerLimits()) throws {
    let catalogue = PluginCatalogue(
      search: PluginSearch(folders: []), version: "bench", limits: limits
    ) { _, _ in }
    library = try catalogue.open(path)
  }

  /// Makes the plugin's first environment.
  ///
  /// - Parameter word: where it runs: `worker` or `in-process`.
  func environment(_ word: String, parameters: JSON? = nil) throws -> any Environment {
    guard let isolation = PluginLibrary.Isolation(rawValue: word) else {
      throw EnvironmentError(
        code: .invalidArgument, place: word, detail: "Say where it runs: worker or in-process.")
    }
    return try library.makeEnvironment(
      library.descriptors[0].id, parameters: parameters, isolation: isolation)
  }

  /// Microseconds that a piece of work takes.
  @inline(__always)
  static func microseconds(_ body: () throws -> Void) rethrows -> Double {
    var begin = timespec()
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &begin)
    try body()
    clock_gettime(CLOCK_MONOTONIC, &end)
    return Double(end.tv_sec - begin.tv_sec) * 1e6 + Double(end.tv_nsec - begin.tv_nsec) / 1e3
  }

  /// The middle one; there must be one.
  static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
