// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  static let exportedSymbols = ConformanceRule(
    "symbols", "exported symbols", "The library exports agon_entry and nothing else."
  ) { trial in
    guard let file = trial.file else { throw RuleStop.inapplicable("There is no file to look at.") }
    let names: [String]
    do {
      names = try ExportedSymbols(of: file).names
    } catch {
      throw RuleStop.violated(
        expected: "\(file) is a 64-bit ELF library.", seen: "Its symbols cannot be read.")
    }
    try trial.require(
      names.contains("agon_entry"), "The library exports agon_entry.",
      saw: "It exports \(names.prefix(8).joined(separator: ", ")).")
    let others = names.filter { $0 != "agon_entry" && !isOfLinker($0) }
    let swift = others.filter(isOfSwift)
    let foreign = others.filter { !isOfSwift($0) }
    let more = foreign.count > 8 ? ", ..." : ""
    try trial.require(
      foreign.isEmpty,
      "The library exports agon_entry and nothing else; build it with -fvisibility=hidden.",
      saw: "It also exports \(foreign.prefix(8).joined(separator: ", "))\(more).")
    return swift.isEmpty
      ? "agon_entry alone"
      : "agon_entry; \(swift.count) names of Swift's own, which clash with none"
  }
}

/// Names that the Swift compiler makes: they hold the module's name, so they clash with no other plugin's.
private func isOfSwift(_ name: String) -> Bool {
  ["$s", "$S", "_swift", "__swift", "symbolic _", "get_type_metadata ", "associated conformance "]
    .contains { name.hasPrefix($0) }
}

/// Names that some linkers add to every library.
private func isOfLinker(_ name: String) -> Bool {
  ["_init", "_fini", "__bss_start", "_edata", "_end", "_fbss", "_ftext"].contains(name)
}
