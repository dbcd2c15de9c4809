// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Foundation

extension PluginCatalogue {
  /// The plugins in AGON_PLUGIN_PATH and beside the running tests.
  static let shipped: PluginCatalogue = {
    let search = PluginSearch.standard(
      named: [], path: ProcessInfo.processInfo.environment["AGON_PLUGIN_PATH"],
      executable: PluginSearch.runningExecutable())
    return PluginCatalogue(search: search, version: "test", log: { _, _ in })
  }()
}
