// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads the environments and agents of an arena file against the catalogue.
struct ArenaEntries {
  /// An environment of the file; entry and descriptor are nil where the file is wrong.
  struct FoundEnvironment {
    var entry: ArenaEnvironment?
    var descriptor: EnvironmentDescriptor?
  }

  /// What was found so far.
  private(set) var mistakes: MistakeCollector
  private let catalogue: ArenaCatalogue

  /// Begins with the mistakes that are known.
  init(catalogue: ArenaCatalogue, mistakes: MistakeCollector) {
    self.catalogue = catalogue
    self.mistakes = mistakes
  }

  /// The environments in their order.
  mutating func environments(in list: DocumentNode?) -> [FoundEnvironment] {
    var places: [String: DocumentPlace] = [:]
    return (list?.elements ?? []).map { node in
      let id = node.text == nil ? node["id"] : node
      guard let id, let word = id.text, !word.isEmpty else { return FoundEnvironment() }
      let descriptor = descriptor(of: id, word, plugin: node["plugin"])
      let name = node["name"] ?? id
      noteName(name, of: "environments", in: &places)
      var parameters = node["parameters"]?.json ?? .object([:])
      if let descriptor {
        parameters = values(
          node.member("parameters"), of: "`\(word)` takes no parameters", at: node.place,
          schema: descriptor.parametersSchema)
      }
      return FoundEnvironment(
        entry: ArenaEnvironment(
          name: name.text ?? word, id: word, plugin: node["plugin"]?.text,
          isolation: node["isolation"]?.text.flatMap(ArenaIsolation.init(rawValue:)),
          parameters: parameters, openings: openings(node["openings"]),
          pairs: node["pairs"]?.integer, disguise: seed(node["disguise"]),
          places: EntryPlaces(of: node)),
        descriptor: descriptor)
    }
  }

  /// The agents in their order.
  mutating func agents(
    in list: DocumentNode?, playing environments: [FoundEnvironment]
  ) -> [ArenaAgent] {
    var places: [String: DocumentPlace] = [:]
    return (list?.elements ?? []).compactMap { node in
      let kind = node.text == nil ? node["kind"] : node
      guard let kind, let word = kind.text, !word.isEmpty else { return nil }
      let name = node["name"] ?? kind
      noteName(name, of: "agents", in: &places)
      guard let entry = catalogue.agentKinds.first(where: { $0.id == word }) else {
        let known = catalogue.agentKinds.map(\.id)
        mistakes.add(
          at: kind.place,
          "unknown agent kind `\(word)`" + NearestWord.hint(word, among: known, all: "kinds"))
        return nil
      }
      checkNeeds(of: entry, at: kind.place, environments)
      let settings = values(
        node.member("settings"), of: "`\(word)` takes no settings", at: node.place,
        schema: entry.settings)
      return ArenaAgent(
        name: name.text ?? word, kind: word, settings: settings, pairs: node["pairs"]?.integer,
        cap: node["cap"]?.json.double, places: EntryPlaces(of: node))
    }
  }

  /// The descriptor of an environment that this version can play; nil after noting why not.
  private mutating func descriptor(
    of node: DocumentNode, _ id: String, plugin: DocumentNode?
  ) -> EnvironmentDescriptor? {
    var known = catalogue.environments
    if let plugin {
      guard let path = plugin.text, !path.isEmpty else { return nil }
      do {
        known = try catalogue.inspect(path)
      } catch {
        mistakes.add(at: plugin.place, "the plugin cannot be used: \(error)")
        return nil
      }
    }
    guard let descriptor = known.first(where: { $0.id == id }) else {
      let whose = plugin?.text.map { " of the plugin \($0)" } ?? ""
      mistakes.add(
        at: node.place,
        "unknown environment `\(id)`\(whose)"
          + NearestWord.hint(id, among: known.map(\.id), all: "environments"))
      return nil
    }
    guard descriptor.seats.contains(2) else {
      let seats = descriptor.seats
      let number =
        seats.count == 1
        ? "\(seats.lowerBound) \(seats.lowerBound == 1 ? "seat" : "seats")"
        : "\(seats.lowerBound) to \(seats.upperBound) seats"
      mistakes.add(at: node.place, "`\(id)` has \(number); a round robin seats two agents")
      return nil
    }
    return descriptor
  }

  /// Settings or parameters held against their schema, with defaults.
  private mutating func values(
    _ member: DocumentNode.Member?, of refusal: String, at place: DocumentPlace, schema: JSON?
  ) -> JSON {
    guard let schema else {
      if let member, case .mapping(let members) = member.value.content, !members.isEmpty {
        mistakes.add(at: member.keyPlace, refusal)
      }
      return .object([:])
    }
    guard let member else {
      return SchemaCheck.value(
        ofAbsentAt: place, named: "", schema: schema, mistakes: &mistakes)
    }
    // Another type than a mapping was told when the whole file was checked.
    guard case .mapping = member.value.content else { return .object([:]) }
    return SchemaCheck.value(
      of: member.value, named: member.key, schema: schema, mistakes: &mistakes)
  }

  /// A seed of the range that the schema asks for; nil for none.
  private func seed(_ node: DocumentNode?) -> Seed? {
    node?.json.integer.flatMap { UInt64(exactly: $0) }.map { Seed($0) }
  }

  private func openings(_ node: DocumentNode?) -> ArenaOpenings {
    guard let node else { return .start }
    if let plies = node["random_plies"]?.integer { return .random(plies: plies) }
    return .listed(
      node.elements.compactMap { element in
        let opening = Opening(json: element.json)
        return opening == .actions([]) ? .start : opening
      })
  }

  private mutating func noteName(
    _ node: DocumentNode, of list: String, in places: inout [String: DocumentPlace]
  ) {
    guard let name = node.text, !name.isEmpty else { return }
    if let first = places[name] {
      mistakes.add(
        at: node.place,
        "`\(name)` is the name of two \(list), the first in line \(first.line);"
          + " give this one another `name`")
      return
    }
    places[name] = node.place
    let isPrintable = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPrintable, name.first != " ", name.last != " " else {
      mistakes.add(
        at: node.place,
        "a name has no line breaks or other control characters, and no blank at its ends")
      return
    }
  }

  private mutating func checkNeeds(
    of kind: ArenaCatalogue.AgentKind, at place: DocumentPlace, _ environments: [FoundEnvironment]
  ) {
    for descriptor in environments.compactMap(\.descriptor)
    where !kind.needs.isSubset(of: descriptor.abilities) {
      let missing = Self.words(kind.needs.subtracting(descriptor.abilities))
      mistakes.add(
        at: place, "`\(kind.id)` cannot play `\(descriptor.id)`, which lacks: \(missing)")
    }
  }

  private static func words(_ abilities: EnvironmentDescriptor.Abilities) -> String {
    let names: [(EnvironmentDescriptor.Abilities, String)] = [
      (.perfectInformation, "perfect information"), (.clone, "copies of episodes"),
      (.serialise, "serialised states"), (.enumerate, "a list of legal actions"),
      (.textActions, "free text actions"), (.toolActions, "tool calls"),
      (.communication, "communication"), (.needsExec, "command execution"),
    ]
    return names.filter { abilities.contains($0.0) }.map(\.1).joined(separator: ", ")
  }
}
