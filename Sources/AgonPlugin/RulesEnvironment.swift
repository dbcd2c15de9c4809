// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// An environment of one type of rules.
final class RulesEnvironment<R: Rules>: EnvironmentBox {
  private let values: JSONValue

  /// Reads the parameters and tries them by beginning an episode.
  init(parameters: String) throws(Fault) {
    let facts = R.facts
    guard let values = parameters.isEmpty ? [:] : JSONValue(parsing: parameters),
      let members = values.members
    else { throw Fault(AGON_INVALID_DATA, "The parameters of \(facts.id) are no JSON object.") }
    if facts.parametersSchema.isEmpty, let first = members.first {
      throw Fault(
        AGON_INVALID_DATA, "\(facts.id) takes no parameters, but got \"\(first.key)\".")
    }
    try RulesEnvironment.refuseUnknown(members.map(\.key), by: facts)
    self.values = values
    // The defaults have two spellings and one meaning.
    super.init(facts: facts, parameters: members.isEmpty ? "" : parameters)
    _ = try begin(seats: facts.seats.lowerBound, seed: 0, opening: "")
  }

  /// Refuses names that the schema of the parameters does not have among its `properties`.
  private static func refuseUnknown(_ names: [String], by facts: Facts) throws(Fault) {
    guard let known = JSONValue(parsing: facts.parametersSchema)?["properties"]?.members else {
      return
    }
    guard let unknown = names.first(where: { name in !known.contains { $0.key == name } }) else {
      return
    }
    let list = known.map(\.key).joined(separator: ", ")
    throw Fault(
      AGON_INVALID_DATA, "\(facts.id) has no parameter \"\(unknown)\"; there are: \(list).")
  }

  override func begin(seats: Int, seed: UInt64, opening: String) throws(Fault) -> EpisodeBox {
    guard facts.seats.contains(seats) else {
      let range =
        facts.seats.count == 1
        ? "\(facts.seats.lowerBound)" : "\(facts.seats.lowerBound) to \(facts.seats.upperBound)"
      throw Fault(AGON_INVALID_ARGUMENT, "\(facts.id) has \(range) seats, not \(seats).")
    }
    var start: JSONValue?
    if !opening.isEmpty {
      guard facts.takesOpenings else {
        throw Fault(AGON_INVALID_DATA, "\(facts.id) takes no openings.")
      }
      guard let value = JSONValue(parsing: opening) else {
        throw Fault(AGON_INVALID_DATA, "The opening of \(facts.id) is no JSON.")
      }
      start = value
    }
    let setup = Setup(seats: seats, seed: seed, parameters: values, opening: start)
    do throws(Refusal) {
      return RulesEpisode(
        try R(setup), facts: facts,
        record: EpisodeRecord(
          id: facts.id, version: facts.version, parameters: parameters, opening: opening,
          seats: seats, seed: seed))
    } catch {
      throw Fault(AGON_INVALID_DATA, error.sentence)
    }
  }

  override func restore(_ bytes: [UInt8]) throws(Fault) -> EpisodeBox {
    guard let record = EpisodeRecord(bytes: bytes) else {
      throw Fault(AGON_INVALID_DATA, "The bytes are no episode of \(facts.id).")
    }
    guard record.id == facts.id, record.version == facts.version,
      record.parameters == parameters
    else {
      throw Fault(
        AGON_INVALID_DATA,
        "The bytes are an episode of \(record.id) \(record.version) or of other parameters.")
    }
    do throws(Fault) {
      let episode = try begin(seats: record.seats, seed: record.seed, opening: record.opening)
      for event in record.events {
        switch event {
        case .actions(let actions): try episode.apply(actions)
        case .chance(let outcome): try episode.apply(chance: outcome)
        case .reseeded(let seed): episode.reseed(seed)
        case .resampled(let seat, let seed): try episode.resample(unseenBy: seat, seed: seed)
        }
      }
      guard episode.serialise() == bytes else {
        throw Fault(AGON_INVALID_DATA, "they are not in the form that this plugin writes.")
      }
      return episode
    } catch {
      throw Fault(
        AGON_INVALID_DATA, "The bytes are no episode of \(facts.id): \(error.sentence)")
    }
  }
}
