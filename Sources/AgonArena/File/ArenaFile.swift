// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay

/// The YAML form of an arena.
///
/// docs/arena-file.md is its reference.
package enum ArenaFile {
  /// Reads an arena file.
  ///
  /// - Parameters:
  ///   - text: the YAML text.
  ///   - path: the file's name for messages.
  ///   - catalogue: the kinds of agents and the environments that the file may name.
  /// - Throws: all mistakes of the file, each with its line and column.
  package static func read(_ text: String, path: String, catalogue: ArenaCatalogue)
    throws(ArenaFileError) -> Arena
  {
    var mistakes = MistakeCollector(file: path)
    guard let root = DocumentReader.read(text, mistakes: &mistakes) else {
      throw ArenaFileError(mistakes: mistakes.mistakes)
    }
    guard case .mapping = root.content else {
      mistakes.add(
        at: root.place,
        "an arena file is a mapping that begins with `arena: NAME`, not \(root.words)")
      throw ArenaFileError(mistakes: mistakes.mistakes)
    }
    let values = SchemaCheck.value(
      of: root, named: "arena", schema: schema(endpoint: catalogue.endpoint), mistakes: &mistakes)
    var entries = ArenaEntries(catalogue: catalogue, mistakes: mistakes)
    let environments = entries.environments(in: root["environments"])
    let agents = entries.agents(in: root["agents"], playing: environments)
    mistakes = entries.mistakes
    checkName(root["arena"], &mistakes)
    checkSpending(in: root, &mistakes)
    try mistakes.finish()
    var arena = Arena(
      name: values["arena"]?.text ?? "",
      environments: environments.compactMap(\.entry), agents: agents,
      format: values["format"]?.text.flatMap(Arena.Format.init) ?? .roundRobin,
      pairs: number(values["pairs"]) ?? 1,
      seed: Seed(UInt64(values["seed"]?.integer ?? 1)), budgets: budgets(values["budgets"]),
      jobs: number(values["jobs"]), output: values["output"]?.text, source: text)
    arena.onFailure = values["on_failure"]?.text.flatMap(FailurePolicy.init) ?? .forfeit
    takeModels(of: values, from: root, to: &arena)
    return arena
  }

  /// Takes over what the file says of models: endpoints, prices, limits and the cassette.
  private static func takeModels(of values: JSON, from root: DocumentNode, to arena: inout Arena) {
    arena.endpoints = values["endpoints"]?.members ?? [:]
    arena.endpointPlaces = root["endpoints"].map { EntryPlaces(of: $0) } ?? .unwritten
    arena.prices = (values["prices"]?.members ?? [:]).mapValues { ArenaPrice($0) }
    arena.spending = ArenaSpending(values["spending"])
    arena.cassette = ArenaCassette(values["cassette"])
  }

  /// A limit of spending limits nothing where no model has a price.
  private static func checkSpending(in root: DocumentNode, _ mistakes: inout MistakeCollector) {
    if case .mapping(let prices)? = root["prices"]?.content, !prices.isEmpty { return }
    let caps = (root["agents"]?.elements ?? []).compactMap { $0.member("cap") }
    for member in [root.member("spending")].compactMap(\.self) + caps {
      mistakes.add(
        at: member.keyPlace,
        "`\(member.key)` limits nothing without `prices`; add the prices of the models")
    }
  }

  private static func number(_ value: JSON?) -> Int? {
    value?.integer.flatMap { Int(exactly: $0) }
  }

  private static func budgets(_ value: JSON?) -> Budgets {
    let seconds = value?["seconds_per_decision"]?.double
    return Budgets(
      turns: number(value?["turns"]), decision: seconds.map { .milliseconds(Int64($0 * 1000)) })
  }

  /// The name also names the default output file.
  private static func checkName(_ node: DocumentNode?, _ mistakes: inout MistakeCollector) {
    guard let node, let name = node.text else { return }
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_.".unicodeScalars.contains(scalar)
    }
    guard isPlain, !name.hasPrefix("."), !name.hasPrefix("-") else {
      mistakes.add(
        at: node.place,
        "`arena` names files too: use letters, digits, `-`, `_` and `.`, and begin with a letter")
      return
    }
  }
}
