// SPDX-License-Identifier: Apache-2.0

internal import AgonHost
internal import AgonScaffold
internal import ArgumentParser

/// `agon plugin new NAME`.
struct PluginNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a folder with a small complete game, from which a plugin is begun.")

  @Argument(
    help: ArgumentHelp(
      "Name of the plugin and its environment: small letters, digits and underscores.",
      valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp("Language of the plugin: c, cpp, swift or rust.", valueName: "language"))
  var language: String

  @Option(
    help: ArgumentHelp(
      "Folder to make, which may be there when it is empty. Default: the name, in this folder.",
      valueName: "folder"))
  var directory: String?

  func validate() throws {
    guard PluginLanguage(rawValue: language) != nil else {
      let known = PluginLanguage.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--language \(language): there are templates for \(known).")
    }
  }

  func run() throws {
    guard let language = PluginLanguage(rawValue: language) else { throw ExitCode(2) }
    let folder = directory ?? name
    do throws(ScaffoldError) {
      let template = try PluginTemplate(
        of: language, named: try PluginName(name),
        places: DevelopmentPlaces(executable: PluginSearch.runningExecutable()))
      try template.write(to: folder)
    } catch {
      Output.error(error.description)
      throw ExitCode(error.isUsage ? 2 : 1)
    }
    Output.lines([
      "Made \(folder): a small game in \(language.title). Its README.md says where the rules are.",
      "",
      "  cd \(folder)",
      "  make",
      "  make test",
      "  agon plugin check build/\(name).so",
      "  agon run arena.yaml",
    ])
  }
}
