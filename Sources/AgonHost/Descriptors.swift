// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// Reads and checks the declared facts of an environment; nil when the plugin has none.
func descriptor(_ facts: agon_descriptor_t?, path: String) throws(PluginError)
  -> EnvironmentDescriptor
{
  guard let facts else { throw brokenDescriptor("a descriptor is missing or too small", path) }
  let id = text(facts.id)
  guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
    throw brokenDescriptor("an environment's id is empty or has blanks: \"\(id)\"", path)
  }
  guard let dynamics = EnvironmentDescriptor.Dynamics(rawValue: facts.dynamics),
    let chance = EnvironmentDescriptor.Chance(rawValue: facts.chance),
    let utility = EnvironmentDescriptor.Utility(rawValue: facts.utility),
    let replay = EnvironmentDescriptor.Replay(rawValue: facts.replay)
  else { throw brokenDescriptor("environment \(id) declares an unknown kind of fact", path) }
  guard facts.least_seats >= 1, facts.least_seats <= facts.most_seats, facts.most_seats <= 64 else {
    throw brokenDescriptor(
      "environment \(id) declares \(facts.least_seats) to \(facts.most_seats) seats", path)
  }
  let schema = text(facts.parameters_schema)
  var parametersSchema: JSON?
  if !schema.isEmpty {
    guard let parsed = try? JSON(parsing: schema) else {
      throw brokenDescriptor("the parameters schema of \(id) is no JSON", path)
    }
    parametersSchema = parsed
  }
  guard !(facts.least_return > facts.most_return), facts.most_turns >= 0 else {
    throw brokenDescriptor(
      "environment \(id) declares returns from \(facts.least_return) to \(facts.most_return) and "
        + "\(facts.most_turns) turns", path)
  }
  let hasBounds =
    facts.least_return.isFinite && facts.most_return.isFinite
    && facts.least_return <= facts.most_return
  return EnvironmentDescriptor(
    id: id, version: text(facts.version), title: text(facts.title), summary: text(facts.summary),
    rules: text(facts.rules), licence: text(facts.licence), authors: text(facts.authors),
    dynamics: dynamics, chance: chance, utility: utility, replay: replay,
    seats: Int(facts.least_seats)...Int(facts.most_seats),
    abilities: .init(rawValue: facts.abilities),
    media: Set(Media.allCases.filter { facts.media & (1 << UInt64($0.rawValue)) != 0 }),
    returns: hasBounds ? facts.least_return...facts.most_return : nil,
    mostTurns: facts.most_turns > 0 ? Int(facts.most_turns) : nil,
    parametersSchema: parametersSchema)
}

/// Declared facts that no host can use.
func brokenDescriptor(_ what: String, _ path: String) -> PluginError {
  PluginError(
    code: .brokenDescriptor, path: path,
    detail: "The plugin's facts are broken: \(what); see agon/descriptor.h.")
}
