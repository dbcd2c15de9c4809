// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
package import AgonArena
internal import AgonClaims
internal import AgonConformance
package import AgonCore
package import AgonHost
internal import AgonModels
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
    return try readArena(text, at: path)
  }

  /// Reads the text of an arena file, and checks it.
  ///
  /// - Parameter path: the file's path, from whose folder paths of plugins count, and its name in messages.
  package func readArena(_ text: String, at path: String) throws -> Arena {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let plugins = plugins
    let catalogue = ArenaCatalogue(
      agentKinds: AgentKind.all.map {
        .init(id: $0.id, settings: $0.settingsSchema, needs: $0.needs)
      },
      endpoint: EndpointSettings.schema,
      environments: plugins.libraries.flatMap(\.descriptors),
      inspect: { try plugins.open(Self.resolve($0, in: folder)).descriptors })
    return try ArenaFile.read(text, path: path, catalogue: catalogue)
  }

  /// Makes what an arena declares.
  ///
  /// - Parameter path: the arena file, from whose folder paths of plugins count.
  /// - Throws: `ArenaFileError` with all that keeps the arena from being played, each with its place.
  package func plan(_ arena: Arena, at path: String, services: AgentServices) throws
    -> PlannedArena
  {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var services = services
    services.folder = folder
    var mistakes = MistakeCollector(file: path)
    checkEndpoints(of: arena, &mistakes)
    let offered = arena.environments.map {
      environment($0, in: folder, seed: arena.seed, &mistakes)
    }
    let environments = offered.map { $0?.environment }
    let made = environments.compactMap(\.self)
    let agents = arena.agents.map { agent($0, services, playing: made, &mistakes) }
    let arena = arena.disguised(by: environments)
    let schedule = try PlannedArena.schedule(of: arena, in: environments, mistakes: &mistakes)
    try mistakes.finish()
    return PlannedArena(
      arena: arena, environments: made,
      certificates: offered.map { $0?.certificate }, agents: agents.compactMap(\.self),
      schedule: schedule)
  }

  /// Notes the endpoints that cannot be used as they stand.
  private func checkEndpoints(of arena: Arena, _ mistakes: inout MistakeCollector) {
    for (name, entry) in arena.endpoints.sorted(by: { $0.key < $1.key }) {
      if name == ModelReference.localEndpoint {
        mistakes.add(
          at: arena.endpointPlaces.place(of: [.key(name)]),
          "the endpoint `\(name)` is the model that Agon starts itself; name this one otherwise")
      }
      do throws(EndpointSettingsError) {
        _ = try EndpointSettings(named: name, from: entry)
      } catch {
        mistakes.add(
          at: arena.endpointPlaces.place(
            below: [.key(name)], namedIn: "\(error.place.dropFirst(name.count)) \(error.detail)"),
          "the endpoint `\(name)` cannot be used: \(error.detail)")
      }
    }
  }

  /// An environment as declared, and the certificate of its plugin, if it has one; nil after noting why it
  /// cannot be played.
  private func environment(
    _ declared: ArenaEnvironment, in folder: String, seed: Seed, _ mistakes: inout MistakeCollector
  ) -> (environment: any Environment, certificate: JSON?)? {
    let places = declared.places
    let library: PluginLibrary
    do {
      library =
        try declared.plugin.map { try plugins.open(Self.resolve($0, in: folder)) }
        ?? plugins.library(offering: declared.id)
    } catch {
      mistakes.add(at: places.place(of: ["plugin"]), "the plugin cannot be used: \(error)")
      return nil
    }
    do throws(EnvironmentError) {
      let made = try library.makeEnvironment(
        declared.id, parameters: declared.parameters,
        isolation: declared.isolation.flatMap { .init(rawValue: $0.rawValue) })
      OpeningCheck.note(declared, in: made, seed: seed, mistakes: &mistakes)
      let certificate = PluginCertificate.read(
        beside: library.path, digest: "\(library.digest)")
      guard let seed = declared.disguise else { return (made, certificate?.json) }
      return (try DisguisedEnvironment(made, seed: seed), certificate?.json)
    } catch {
      mistakes.add(
        at: places.place(below: ["parameters"], namedIn: error.detail),
        "`\(declared.name)` cannot be made: \(error.detail)")
      return nil
    }
  }

  /// An agent as declared; nil after noting why it cannot play.
  private func agent(
    _ declared: ArenaAgent, _ services: AgentServices, playing environments: [any Environment],
    _ mistakes: inout MistakeCollector
  ) -> (any Agent)? {
    let places = declared.places
    guard let kind = AgentKind.named(declared.kind) else {
      mistakes.add(at: places.place(of: ["kind"]), "unknown agent kind `\(declared.kind)`")
      return nil
    }
    for objection in kind.objections(to: declared.settings, playing: environments) {
      let key = [EntryPlaces.Step.key("settings"), .key(objection.key)]
      mistakes.add(
        at: places.place(of: key + (objection.element.map { [.element($0)] } ?? [])),
        objection.candidates.isEmpty
          ? objection.detail
          : objection.detail
            + NearestWord.hint(objection.word, among: objection.candidates, all: "valid words"))
    }
    do throws(AgentSettingsError) {
      return try kind.makeAgent(
        named: declared.name, settings: declared.settings, services: services)
    } catch {
      let key = error.place.dropFirst(declared.name.count + 1)
      mistakes.add(
        at: places.place(of: key.isEmpty ? ["settings"] : ["settings", .key(String(key))]),
        key.isEmpty
          ? "`\(declared.name)` cannot be made: \(error.detail)"
          : "`\(key)` of `\(declared.name)` cannot be used: \(error.detail)")
      return nil
    }
  }

  /// Makes the environment that a run recorded, from the plugin that is at hand now.
  package func environment(_ recorded: RunDescription.Entry) throws -> any Environment {
    let (parameters, seed) = DisguisedEnvironment.split(recorded.parameters)
    let made = try plugins.library(offering: recorded.descriptor.id)
      .makeEnvironment(recorded.descriptor.id, parameters: parameters)
    return try seed.map { try DisguisedEnvironment(made, seed: $0) } ?? made
  }

  /// A path as written in a file, counted from the file's folder unless it begins at the root.
  private static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}
