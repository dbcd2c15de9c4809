// SPDX-License-Identifier: Apache-2.0

internal import AgonHost
internal import AgonScaffold
internal import ArgumentParser

/// `agon plugin include-path`.
struct PluginIncludePathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "include-path",
    abstract: "Prints the folder with the headers that plugins are built against.")

  @Flag(
    name: .customLong("swift"), help: "Print the folder of the Swift package AgonPlugin instead.")
  var isSwift = false

  func run() throws {
    let places = DevelopmentPlaces(executable: PluginSearch.runningExecutable())
    do throws(ScaffoldError) {
      Output.line(isSwift ? try places.swiftPackage() : try places.includeFolder())
    } catch {
      Output.error(error.description)
      throw ExitCode(1)
    }
  }
}
