// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import ArgumentParser
internal import Foundation

/// Where plugins are looked for.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin-dir"),
    help: ArgumentHelp(
      "A folder with plugins, searched before AGON_PLUGIN_PATH, the program's folder and "
        + "../lib/agon. May be given several times.", valueName: "folder"))
  var folders: [String] = []

  func validate() throws {
    for folder in folders {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
      guard exists, isFolder.boolValue else {
        throw ValidationError("--plugin-dir \(folder): there is no such folder.")
      }
    }
  }

  /// Finds the plugins.
  ///
  /// - Parameter log: keeps all that they say; warnings and errors are shown in any case.
  func assembly(log: PluginLog? = nil) -> Assembly {
    Assembly(pluginFolders: folders, environment: ProcessInfo.processInfo.environment) {
      level, message in
      log?.add(level: level, message)
      if level >= 2 { Output.error("plugin: \(message)") }
    }
  }
}
