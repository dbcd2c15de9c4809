// SPDX-License-Identifier: Apache-2.0

internal import AgonArena

/// The episodes that count for nobody, as lines below the standings.
enum VoidReport {
  /// Those that a plugin spoiled, by environment and fault, then those of useless answers, by agent and class;
  /// nothing where all count.
  static func lines(_ void: [VoidEpisode]) -> [String] {
    plugins(void.filter { $0.cause == .plugin }) + answers(void.filter { $0.cause != .plugin })
  }

  private static func plugins(_ void: [VoidEpisode]) -> [String] {
    guard !void.isEmpty else { return [] }
    var table = TextTable([
      ("environment", .left), ("fault", .left), ("episodes", .right), ("for example", .left),
    ])
    for group in groups(void, by: { [$0.environment, $0.fault] }) {
      table.append(
        group.key + [String(group.count), "pair \(group.first.pair): \(group.first.detail)"])
    }
    return [
      "",
      "Void through a fault of the plugin, counted for nobody; what else was played of their pairs is "
        + "left out too:",
    ] + table.lines
  }

  private static func answers(_ void: [VoidEpisode]) -> [String] {
    guard !void.isEmpty else { return [] }
    var table = TextTable([
      ("environment", .left), ("agent", .left), ("answer", .left), ("episodes", .right),
      ("for example", .left),
    ])
    for group in groups(void, by: { [$0.environment, agent($0), $0.fault] }) {
      table.append(
        group.key + [
          String(group.count),
          "pair \(group.first.pair): \(group.first.agents.joined(separator: " - "))",
        ])
    }
    return [
      "",
      "Void because an answer could not be used, counted for nobody; what else was played of their pairs "
        + "is left out too:",
    ] + table.lines
  }

  private static func agent(_ episode: VoidEpisode) -> String {
    if case .answer(let agent) = episode.cause { agent } else { "" }
  }

  private static func groups(
    _ void: [VoidEpisode], by key: (VoidEpisode) -> [String]
  ) -> [(key: [String], count: Int, first: VoidEpisode)] {
    let groups = Dictionary(grouping: void, by: key)
    return groups.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
      guard let group = groups[key], let first = group.first else { return nil }
      return (key, group.count, first)
    }
  }
}
