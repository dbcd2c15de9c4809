// SPDX-License-Identifier: Apache-2.0

/// One row of the floors table in docs/architecture.md.
struct Floor {
  let module: String
  /// Its height; imports go to lower numbers only.
  let height: Int
  /// Modules of Agon that it may import.
  let ours: Set<String>
  /// Modules from outside that it may import, beside the toolchain's.
  let outside: Set<String>

  init(_ height: Int, _ module: String, ours: Set<String> = [], outside: Set<String> = []) {
    self.module = module
    self.height = height
    self.ours = ours
    self.outside = outside
  }

  /// Modules of the toolchain that are free to all; Foundation is not among them.
  static let toolchain: Set<String> = ["Swift", "Glibc", "Synchronization"]

  /// The table.
  static let all: [Floor] = [
    Floor(0, "CAgon"),
    Floor(0, "CTransfer"),
    Floor(1, "CAgonHost", ours: ["CAgon"]),
    Floor(1, "AgonCore"),
    Floor(1, "AgonPlugin", ours: ["CAgon"]),
    Floor(1, "AgonStatistics", outside: ["RealModule"]),
    Floor(1, "AgonProcess", outside: ["Foundation", "Subprocess", "Logging"]),
    Floor(2, "AgonWorker", ours: ["CAgon", "CAgonHost"]),
    Floor(2, "AgonHost", ours: ["CAgon", "CAgonHost", "AgonCore"]),
    Floor(
      2, "AgonModels", ours: ["CTransfer", "AgonCore", "AgonProcess"],
      outside: ["Foundation", "Logging"]),
    Floor(2, "AgonClaims", ours: ["AgonCore"]),
    Floor(2, "AgonPlay", ours: ["AgonCore"]),
    Floor(2, "AgonRatings", ours: ["AgonCore", "AgonStatistics"], outside: ["RealModule"]),
    Floor(
      2, "AgonStore", ours: ["AgonCore"],
      outside: ["Foundation", "GRDB", "GRDBSQLite", "Logging"]),
    Floor(
      3, "AgonAgents", ours: ["AgonCore", "AgonClaims", "AgonProcess"],
      outside: ["Foundation", "Mustache"]),
    Floor(3, "AgonScaffold", outside: ["Foundation"]),
    Floor(
      4, "AgonArena", ours: ["AgonCore", "AgonPlay", "AgonRatings", "AgonStatistics"],
      outside: ["Foundation", "Yams"]),
    Floor(
      4, "AgonAudit",
      ours: ["AgonCore", "AgonPlay", "AgonClaims", "AgonStatistics", "AgonAgents"],
      outside: ["Foundation"]),
    Floor(
      4, "AgonConformance",
      ours: [
        "CAgon", "AgonCore", "AgonProcess", "AgonHost", "AgonPlay", "AgonClaims", "AgonAgents",
      ],
      outside: ["Foundation"]),
    Floor(
      5, "AgonReport",
      ours: [
        "AgonCore", "AgonStatistics", "AgonRatings", "AgonStore", "AgonArena", "AgonAudit",
        "AgonConformance",
      ],
      outside: ["Foundation", "Mustache"]),
    Floor(
      6, "AgonAssembly",
      ours: [
        "AgonCore", "AgonStatistics", "AgonProcess", "AgonHost", "AgonModels", "AgonClaims",
        "AgonPlay", "AgonRatings", "AgonStore", "AgonAgents", "AgonScaffold", "AgonArena",
        "AgonAudit", "AgonConformance", "AgonReport",
      ],
      outside: ["Foundation"]),
    Floor(
      8, "AgonCLI",
      ours: [
        "AgonCore", "AgonStatistics", "AgonProcess", "AgonHost", "AgonModels", "AgonClaims",
        "AgonPlay", "AgonRatings", "AgonStore", "AgonAgents", "AgonArena", "AgonAudit",
        "AgonReport", "AgonConformance", "AgonScaffold", "AgonAssembly",
      ],
      outside: ["ArgumentParser", "Dispatch", "Foundation"]),
    Floor(9, "agon", ours: ["AgonCLI"]),
  ]

  /// The row of a module.
  static func of(_ module: String) -> Floor? { all.first { $0.module == module } }

  /// True when the module may import the other.
  func allows(_ other: String) -> Bool {
    ours.contains(other) || outside.contains(other) || Floor.toolchain.contains(other)
  }
}
