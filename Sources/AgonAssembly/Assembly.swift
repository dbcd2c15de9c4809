// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
package import AgonArena
package import AgonCore
package import AgonHost
internal import Foundation

/// Turns names in files into parts: plugins into environments, settings into agents, an arena file into a
/// tournament that can be played.
package struct Assembly: Sendable {
  /// The plugins that were found.
  package let plugins: PluginCatalogue

  /// Looks for plugins in the usual order.
  ///
  /// - Parameter pluginFolders: folders that the user names, searched first.
  /// - Parameter log: takes the messages of plugins: level 0 debug to 3 error, and the text.
  package init(
    pluginFolders: [String], environment: [String: String],
    log: @escaping @Sendable (Int32, String) -> Void
  ) {
    let search = PluginSearch.standard(
      named: pluginFolders, path: environment["AGON_PLUGIN_PATH"],
      executable: PluginSearch.runningExecutable())
    plugins = PluginCatalogue(search: search, version: agonVersion, log: log)
  }

  /// Reads an arena file and checks it against the agents and plugins that are at hand.
  ///
  /// - Throws: `AssemblyError` for a file that cannot be read, `ArenaFileError` with all its mistakes.
  package func readArena(at path: String) throws -> Arena {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      let exists = FileManager.default.fileExists(atPath: path)
      throw AssemblyError(
        code: .usage, place: path,
        detail: exists
          ? "The arena file cannot be read as UTF-8 text." : "There is no such arena file.")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let plugins = plugins
    let catalogue = ArenaCatalogue(
      agentKinds: AgentKind.all.map {
        .init(id: $0.id, settings: $0.settingsSchema, needs: $0.needs)
      },
      environments: plugins.libraries.flatMap(\.descriptors),
      inspect: { try plugins.open(Self.resolve($0, in: folder)).descriptors })
    return try ArenaFile.read(text, path: path, catalogue: catalogue)
  }

  /// Makes what an arena declares.
  ///
  /// - Parameter path: the arena file, from whose folder paths of plugins count.
  package func plan(_ arena: Arena, at path: String, services: AgentServices) throws
    -> PlannedArena
  {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let environments = try arena.environments.map { declared in
      let library =
        try declared.plugin.map { try plugins.open(Self.resolve($0, in: folder)) }
        ?? plugins.library(offering: declared.id)
      do throws(EnvironmentError) {
        return try library.makeEnvironment(declared.id, parameters: declared.parameters)
      } catch {
        throw AssemblyError(
          code: .usage, place: path,
          detail: "The environment \(declared.name) cannot be made: \(error.detail)")
      }
    }
    let agents = try arena.agents.map { declared in
      guard let kind = AgentKind.named(declared.kind) else {
        throw AssemblyError(
          code: .usage, place: path, detail: "There is no agent kind \(declared.kind).")
      }
      return try kind.makeAgent(
        named: declared.name, settings: declared.settings, services: services)
    }
    let planned = try PlannedArena(arena: arena, environments: environments, agents: agents)
    try planned.checkOpenings(of: path)
    return planned
  }

  /// Makes the environment that a run recorded, from the plugin that is at hand now.
  package func environment(_ recorded: RunDescription.Entry) throws -> any Environment {
    try plugins.library(offering: recorded.descriptor.id)
      .makeEnvironment(recorded.descriptor.id, parameters: recorded.parameters)
  }

  /// A path as written in a file, counted from the file's folder unless it begins at the root.
  private static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}
