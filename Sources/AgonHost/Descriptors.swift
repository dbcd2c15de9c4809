// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// Reads and checks the declared facts of an environment.
func descriptor(of table: UnsafePointer<agon_environment_table_t>, path: String)
  throws(PluginError) -> EnvironmentDescriptor
{
  guard let pointer = table.pointee.descriptor,
    Int(pointer.pointee.struct_size) >= MemoryLayout<agon_descriptor_t>.size
  else { throw broken(path, "a descriptor is missing or too small") }
  let facts = pointer.pointee
  let id = text(facts.id)
  guard !id.isEmpty, id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
    throw broken(path, "an environment's id is empty or has blanks: \"\(id)\"")
  }
  guard let dynamics = EnvironmentDescriptor.Dynamics(rawValue: facts.dynamics),
    let chance = EnvironmentDescriptor.Chance(rawValue: facts.chance),
    let utility = EnvironmentDescriptor.Utility(rawValue: facts.utility),
    let replay = EnvironmentDescriptor.Replay(rawValue: facts.replay)
  else { throw broken(path, "environment \(id) declares an unknown kind of fact") }
  guard facts.least_seats >= 1, facts.least_seats <= facts.most_seats, facts.most_seats <= 64 else {
    throw broken(
      path, "environment \(id) declares \(facts.least_seats) to \(facts.most_seats) seats")
  }
  let schema = text(facts.parameters_schema)
  var parametersSchema: JSON?
  if !schema.isEmpty {
    guard let parsed = try? JSON(parsing: schema) else {
      throw broken(path, "the parameters schema of \(id) is no JSON")
    }
    parametersSchema = parsed
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

private func broken(_ path: String, _ what: String) -> PluginError {
  PluginError(
    code: .brokenDescriptor, path: path,
    detail: "The plugin's facts are broken: \(what); see agon/descriptor.h.")
}
