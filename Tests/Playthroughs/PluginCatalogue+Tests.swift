// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Foundation

extension PluginCatalogue {
  /// The plugins beside the running tests, or beside the program that AGON_BINARY names.
  static let shipped: PluginCatalogue = {
    let program =
      ProcessInfo.processInfo.environment["AGON_BINARY"] ?? PluginSearch.runningExecutable()
    return PluginCatalogue(
      search: .standard(named: [], path: nil, executable: program), version: "test",
      log: { _, _ in })
  }()

  /// Makes a shipped environment.
  static func environment(_ id: String, parameters: JSON? = nil) throws -> any Environment {
    try shipped.library(offering: id).makeEnvironment(id, parameters: parameters)
  }
}
