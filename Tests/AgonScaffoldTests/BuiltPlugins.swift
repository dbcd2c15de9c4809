// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

@testable internal import AgonScaffold

/// The templates, written and built once for a suite; the folders go with it.
struct BuiltPlugins: SuiteTrait, TestScoping {
  /// One template after its two commands.
  struct Built: Sendable {
    /// What `make` said.
    let build: Command
    /// What `make test` said.
    let tests: Command
    /// The plugin's folder.
    let folder: String
    /// The library that `make` leaves.
    var library: String { folder + "/build/last_stone.so" }
  }

  /// The templates of the suite that runs.
  @TaskLocal static var all: [PluginLanguage: Built] = [:]

  /// True where Rust can be built.
  static let hasCargo = (try? Command.run(["cargo", "--version"]).succeeded) ?? false

  /// The languages that can be built here.
  static let languages = PluginLanguage.allCases.filter { $0 != .rust || hasCargo }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    var all: [PluginLanguage: Built] = [:]
    for language in BuiltPlugins.languages {
      all[language] = try BuiltPlugins.build(language, in: folder.path + "/" + language.rawValue)
    }
    try await BuiltPlugins.$all.withValue(all) { try await function() }
    withExtendedLifetime(folder) {}
  }

  private static func build(_ language: PluginLanguage, in folder: String) throws -> Built {
    let template = try PluginTemplate(
      of: language, named: try PluginName("last_stone"),
      places: DevelopmentPlaces(executable: Repository.root + "/.build/debug/agon"))
    try template.write(to: folder)
    return Built(
      build: try Command.run(["make", "-C", folder]),
      tests: try Command.run(["make", "-C", folder, "test"]), folder: folder)
  }
}
