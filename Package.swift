// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let pluginFlags: [CSetting] = [
  .unsafeFlags(["-std=c17", "-fvisibility=hidden", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]),
  .unsafeFlags(["-O3"], .when(configuration: .release)),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

/// A game in C: its own folder, and the code that it shares with others of its kind.
func plugin(_ name: String, sharing shared: Target.Dependency...) -> Target {
  .target(
    name: name, dependencies: ["CAgon", "PluginKit"] + shared, path: "Plugins/\(name)",
    exclude: ["README.md", "playthrough.txt"], publicHeadersPath: ".", cSettings: pluginFlags,
    linkerSettings: [.linkedLibrary("jansson")])
}

/// C code that plugins share.
func shared(_ name: String, _ folder: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: ["CAgon"] + dependencies, path: "Plugins/\(folder)",
    exclude: ["README.md"], cSettings: pluginFlags)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let real: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")

let package = Package(
  name: "Agon",
  products: [
    .executable(name: "agon", targets: ["agon"]),
    .executable(name: "agon-worker", targets: ["agon-worker"]),
    .library(name: "tic_tac_toe", type: .dynamic, targets: ["tic_tac_toe"]),
    .library(name: "connect_four", type: .dynamic, targets: ["connect_four"]),
    .library(name: "kuhn_poker", type: .dynamic, targets: ["kuhn_poker"]),
    .library(name: "leduc_poker", type: .dynamic, targets: ["leduc_poker"]),
    .library(name: "goofspiel", type: .dynamic, targets: ["goofspiel"]),
    .library(name: "AgonPlugin", targets: ["AgonPlugin", "CAgon"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "CAgon"),
    shared("PluginKit", "plugin_kit"),
    shared("LineGame", "line_game", ["PluginKit"]),
    shared("CardGame", "card_game", ["PluginKit"]),
    plugin("tic_tac_toe", sharing: "LineGame"),
    plugin("connect_four", sharing: "LineGame"),
    plugin("kuhn_poker", sharing: "CardGame"),
    plugin("leduc_poker", sharing: "CardGame"),
    plugin("goofspiel"),

    module("AgonCore"),
    module("AgonStatistics", [real]),
    module("AgonProcess"),
    .target(name: "CAgonHost", dependencies: ["CAgon"], cSettings: pluginFlags),
    // Without the last flag a program in C is linked with the Swift library, and starts in thrice the time.
    .executableTarget(
      name: "agon-worker", dependencies: ["CAgon", "CAgonHost"], path: "Sources/AgonWorker",
      cSettings: pluginFlags + [.headerSearchPath(".")],
      linkerSettings: [.unsafeFlags(["-enable-experimental-feature", "Embedded"])]),
    module("AgonHost", ["CAgon", "CAgonHost", "AgonCore"]),
    module("AgonPlugin", ["CAgon"]),
    .target(
      name: "AgonScaffold", dependencies: [], exclude: ["Packages"], swiftSettings: strict),
    module(
      "AgonConformance",
      ["CAgon", "AgonCore", "AgonProcess", "AgonHost", "AgonPlay", "AgonClaims"]),
    module("AgonClaims", ["AgonCore"]),
    module("AgonPlay", ["AgonCore"]),
    module("AgonRatings", ["AgonStatistics", real]),
    module("AgonStore", ["AgonCore", grdb, .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    .target(name: "CTransfer", cSettings: pluginFlags),
    .target(
      name: "AgonModels", dependencies: ["AgonCore", "AgonProcess", "CTransfer"],
      exclude: ["Resources"], swiftSettings: strict),
    module(
      "AgonAgents",
      [
        "AgonCore", "AgonClaims", "AgonProcess",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    module(
      "AgonArena",
      [
        "AgonCore", "AgonPlay", "AgonRatings", "AgonStatistics",
        .product(name: "Yams", package: "Yams"),
      ]),
    module("AgonAudit", ["AgonCore", "AgonPlay", "AgonClaims", "AgonStatistics"]),
    module(
      "AgonReport",
      [
        "AgonCore", "AgonStatistics", "AgonRatings", "AgonArena", "AgonAudit", "AgonConformance",
      ]),
    module(
      "AgonAssembly",
      [
        "AgonCore", "AgonHost", "AgonPlay", "AgonClaims", "AgonStore", "AgonModels", "AgonAgents",
        "AgonArena", "AgonAudit", "AgonConformance", "AgonReport",
      ]),
    module(
      "AgonCLI",
      [
        "AgonCore", "AgonHost", "AgonPlay", "AgonAgents", "AgonArena", "AgonAudit", "AgonReport",
        "AgonStore", "AgonConformance", "AgonScaffold", "AgonAssembly", argumentParser,
      ]),
    .executableTarget(name: "agon", dependencies: ["AgonCLI"], swiftSettings: strict),

    .executableTarget(
      name: "agon-bench",
      dependencies: ["AgonCore", "AgonHost", "AgonStore", "AgonModels", "AgonAgents", "AgonPlay"],
      path: "Tests/Benchmarks/Swift", swiftSettings: strict),
    .target(name: "AgonTestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "CAgonTests", dependencies: ["CAgon", "AgonTestSupport"], exclude: ["layout.c"],
      swiftSettings: strict),
    tests("AgonCore", ["AgonTestSupport"]),
    tests("AgonHost", ["AgonCore", "CAgonHost", "AgonTestSupport"], exclude: ["Fixtures"]),
    tests("AgonPlay", ["AgonCore"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["AgonTestSupport"],
      exclude: ["Goldens", "model_server.py"], swiftSettings: strict),
    .testTarget(
      name: "PlaythroughTests", dependencies: ["AgonCore", "AgonHost", "AgonTestSupport"],
      path: "Tests/Playthroughs", swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests", dependencies: ["AgonTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["AgonTestSupport"], swiftSettings: strict),
    tests("AgonPlugin", ["CAgon"]),
    tests("AgonScaffold", ["AgonConformance", "AgonCore", "AgonHost", "AgonTestSupport"]),
    tests("AgonConformance", ["AgonCore", "AgonHost", "AgonTestSupport"]),
    .testTarget(
      name: "CardGameTests", dependencies: ["AgonCore", "AgonHost", "AgonTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GoofspielTests", dependencies: ["AgonCore", "AgonHost", "AgonTestSupport"],
      swiftSettings: strict),
    tests("AgonStatistics"),
    tests("AgonRatings", ["AgonStatistics"]),
    tests("AgonClaims", ["AgonCore", "AgonHost"]),
    tests("AgonStore", ["AgonCore"]),
    tests(
      "AgonAgents",
      ["AgonCore", "AgonClaims", "AgonHost", "AgonProcess", "AgonTestSupport", "agon-worker"],
      exclude: ["Replies"]),
    tests("AgonArena", ["AgonCore", "AgonPlay", "AgonRatings", "AgonStatistics"]),
    tests("AgonProcess", ["AgonTestSupport", "agon-worker"]),
    tests(
      "AgonModels", ["AgonCore", "AgonProcess"], exclude: ["llama_server.py", "mock_server.py"]),
    tests(
      "AgonAssembly",
      ["AgonCore", "AgonModels", "AgonAgents", "AgonStore", "AgonTestSupport"]),
    .testTarget(
      name: "PromptTests", dependencies: ["AgonCore", "AgonHost", "AgonPlay", "AgonAgents"],
      swiftSettings: strict),
  ],
  cLanguageStandard: .c17
)

/// The thread sanitizer sees what runs episodes, without what starts servers or processes or needs the
/// network; it has a build of its own, so it is kept small.
if Context.environment["AGON_SANITIZE"] == "thread" {
  let kept: Set<String> = [
    "CAgon", "CAgonHost", "PluginKit", "LineGame", "CardGame", "tic_tac_toe", "connect_four",
    "kuhn_poker", "leduc_poker", "goofspiel", "AgonCore", "AgonStatistics", "AgonHost",
    "AgonClaims", "AgonPlay", "AgonRatings", "AgonArena", "AgonTestSupport", "AgonCoreTests",
    "AgonClaimsTests", "AgonPlayTests", "AgonArenaTests",
  ]
  package.targets.removeAll { !kept.contains($0.name) }
  package.products.removeAll { !kept.contains($0.name) }
  let packages: Set<String> = ["swift-numerics", "Yams"]
  package.dependencies.removeAll { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return false }
    return !packages.contains { location.hasSuffix($0) }
  }
}

/// `make docs` alone needs the documentation compiler's plugin.
if Context.environment["AGON_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"))
}
