// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The JSON form of an environment's declared facts, for the column `environment.facts`.
enum DescriptorRecord {
  private static let dynamics = ["sequential", "simultaneous", "mixed"]
  private static let chances = ["none", "explicit", "sampled"]
  private static let utilities = ["zero_sum", "constant_sum", "general_sum", "cooperative"]
  private static let replays = ["exact", "effects"]
  private static let media = ["text", "json", "png", "svg", "tensor"]
  private static let abilities = [
    "perfect_information", "clone", "serialise", "enumerate", "text_actions", "tool_actions",
    "communication", "needs_exec",
  ]

  /// Writes the facts.
  static func json(_ facts: EnvironmentDescriptor) -> JSON {
    let abilities = (0..<64).filter { facts.abilities.rawValue & (1 << $0) != 0 }
      .map { JSON.string($0 < Self.abilities.count ? Self.abilities[$0] : "bit_\($0)") }
    let media = facts.media.map(\.rawValue).sorted().map { JSON.string(Self.media[Int($0)]) }
    return [
      "id": .string(facts.id), "version": .string(facts.version), "title": .string(facts.title),
      "summary": .string(facts.summary), "rules": .string(facts.rules),
      "licence": .string(facts.licence), "authors": .string(facts.authors),
      "dynamics": .string(dynamics[Int(facts.dynamics.rawValue)]),
      "chance": .string(chances[Int(facts.chance.rawValue)]),
      "utility": .string(utilities[Int(facts.utility.rawValue)]),
      "replay": .string(replays[Int(facts.replay.rawValue)]),
      "least_seats": .integer(Int64(facts.seats.lowerBound)),
      "most_seats": .integer(Int64(facts.seats.upperBound)),
      "abilities": .array(abilities), "media": .array(media),
      "least_return": facts.returns.map { .number($0.lowerBound) } ?? .null,
      "greatest_return": facts.returns.map { .number($0.upperBound) } ?? .null,
      "most_turns": facts.mostTurns.map { .integer(Int64($0)) } ?? .null,
      "parameters_schema": facts.parametersSchema ?? .null,
    ]
  }

  /// Reads the facts; nil for a form that `json` does not give.
  static func descriptor(_ json: JSON) -> EnvironmentDescriptor? {
    func word(_ key: String, _ words: [String]) -> Int32? {
      json[key]?.text.flatMap { words.firstIndex(of: $0) }.map(Int32.init)
    }
    guard let id = json["id"]?.text, let version = json["version"]?.text,
      let dynamics = word("dynamics", Self.dynamics).flatMap(EnvironmentDescriptor.Dynamics.init),
      let chance = word("chance", Self.chances).flatMap(EnvironmentDescriptor.Chance.init),
      let utility = word("utility", Self.utilities).flatMap(EnvironmentDescriptor.Utility.init),
      let replay = word("replay", Self.replays).flatMap(EnvironmentDescriptor.Replay.init),
      let least = json["least_seats"]?.integer, let most = json["most_seats"]?.integer,
      least <= most
    else { return nil }
    return EnvironmentDescriptor(
      id: id, version: version, title: json["title"]?.text ?? "",
      summary: json["summary"]?.text ?? "", rules: json["rules"]?.text ?? "",
      licence: json["licence"]?.text ?? "", authors: json["authors"]?.text ?? "",
      dynamics: dynamics, chance: chance, utility: utility, replay: replay,
      seats: Int(least)...Int(most), abilities: abilities(json["abilities"]),
      media: media(json["media"]),
      returns: returns(json["least_return"]?.double, json["greatest_return"]?.double),
      mostTurns: json["most_turns"]?.integer.map { Int($0) },
      parametersSchema: json["parameters_schema"].flatMap { $0 == .null ? nil : $0 })
  }

  private static func abilities(_ json: JSON?) -> EnvironmentDescriptor.Abilities {
    var bits: UInt64 = 0
    for word in (json?.elements ?? []).compactMap(\.text) {
      if let bit = abilities.firstIndex(of: word) ?? Int(word.dropFirst(4)), (0..<64).contains(bit)
      {
        bits |= 1 << UInt64(bit)
      }
    }
    return EnvironmentDescriptor.Abilities(rawValue: bits)
  }

  private static func media(_ json: JSON?) -> Set<Media> {
    let numbers = (json?.elements ?? []).compactMap { $0.text.flatMap { media.firstIndex(of: $0) } }
    return Set(numbers.compactMap { Media(rawValue: Int32($0)) })
  }

  private static func returns(_ least: Double?, _ greatest: Double?) -> ClosedRange<Double>? {
    guard let least, let greatest, least <= greatest else { return nil }
    return least...greatest
  }
}
