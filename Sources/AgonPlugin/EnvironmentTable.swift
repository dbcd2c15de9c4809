// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// Makes the static table of an environment.
///
/// All environments share the functions but `create`: the rest find their rules behind the handle.
func environmentTable(
  describing facts: Facts, creating create: @escaping Creator
) -> UnsafePointer<agon_environment_table_t> {
  let descriptor = UnsafeMutablePointer<agon_descriptor_t>.allocate(capacity: 1)
  descriptor.initialize(to: facts.descriptor)
  let table = UnsafeMutablePointer<agon_environment_table_t>.allocate(capacity: 1)
  table.initialize(
    to: agon_environment_table_t(
      struct_size: UInt32(MemoryLayout<agon_environment_table_t>.size), reserved: 0,
      descriptor: UnsafePointer(descriptor), create: create, destroy: { release($0) },
      begin: { begin($0, $1, $2, $3, $4, $5) }, end: { release($0) },
      progress: { handle, out in answer { () throws(Fault) in try progress(handle, out) } },
      legal_actions: { legalActions($0, $1, $2, $3, $4) },
      chance_outcomes: { chanceOutcomes($0, $1, $2, $3, $4) },
      action_name: { actionName($0, $1, $2, $3) },
      parse_action: { parseAction($0, $1, $2, $3, $4) }, apply: { apply($0, $1, $2, $3) },
      rewards: { handle, out, count in
        answer { () throws(Fault) in try write(episode(handle).rewards(), out, count) }
      },
      returns: { handle, out, count in
        answer { () throws(Fault) in try write(episode(handle).returns(), out, count) }
      },
      observe: { observe($0, $1, $2, $3, $4, $5) }, outcome: { outcome($0, $1) },
      clone: { clone($0, $1, $2, $3, $4, $5) },
      serialise: { handle, sink, error in
        answer(to: error) { () throws(Fault) in
          guard let sink else { throw .nullArgument }
          try sink.write(episode(handle).serialise())
        }
      },
      restore: { restore($0, $1, $2, $3) },
      position_key: { handle in
        do throws(Fault) { return try episode(handle).positionKey() } catch { return 0 }
      },
      extension: { _ in nil }))
  return UnsafePointer(table)
}

private func begin(
  _ handle: OpaquePointer?, _ seats: UInt32, _ seed: UInt64, _ opening: agon_span_t,
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<agon_error_t>?
) -> agon_status_t {
  answer(to: error) { () throws(Fault) in
    guard let out else { throw .nullArgument }
    guard let text = opening.text else {
      throw Fault(AGON_INVALID_DATA, "The opening is no UTF-8.")
    }
    out.pointee = retained(
      try environment(handle).begin(seats: Int(seats), seed: seed, opening: text))
  }
}

private func legalActions(
  _ handle: OpaquePointer?, _ seat: UInt32, _ ids: UnsafeMutablePointer<Int64>?,
  _ capacity: UInt64, _ count: UnsafeMutablePointer<UInt64>?
) -> agon_status_t {
  answer { () throws(Fault) in
    guard let count, ids != nil || capacity == 0 else { throw .nullArgument }
    let actions = try episode(handle).legalActions(of: Int(seat))
    for (index, action) in actions.prefix(Int(clamping: capacity)).enumerated() {
      ids?[index] = Int64(action)
    }
    count.pointee = UInt64(actions.count)
  }
}

private func chanceOutcomes(
  _ handle: OpaquePointer?, _ ids: UnsafeMutablePointer<Int64>?,
  _ probabilities: UnsafeMutablePointer<Double>?, _ capacity: UInt64,
  _ count: UnsafeMutablePointer<UInt64>?
) -> agon_status_t {
  answer { () throws(Fault) in
    guard let count, (ids != nil && probabilities != nil) || capacity == 0 else {
      throw .nullArgument
    }
    let outcomes = try episode(handle).chanceOutcomes()
    for (index, outcome) in outcomes.prefix(Int(clamping: capacity)).enumerated() {
      ids?[index] = Int64(outcome.id)
      probabilities?[index] = outcome.probability
    }
    count.pointee = UInt64(outcomes.count)
  }
}

private func actionName(
  _ handle: OpaquePointer?, _ seat: Int32, _ id: Int64, _ sink: UnsafePointer<agon_sink_t>?
) -> agon_status_t {
  answer { () throws(Fault) in
    guard let sink else { throw .nullArgument }
    let episode = try episode(handle)
    if seat == AGON_SEAT_CHANCE { return try sink.write(episode.name(ofChance: Int(id))) }
    guard (0..<episode.seats).contains(Int(seat)) else {
      throw Fault(AGON_INVALID_ARGUMENT, "There is no seat \(seat).")
    }
    try sink.write(episode.name(of: Int(id)))
  }
}

private func parseAction(
  _ handle: OpaquePointer?, _ seat: UInt32, _ text: agon_span_t,
  _ id: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<agon_error_t>?
) -> agon_status_t {
  answer(to: error) { () throws(Fault) in
    guard let id else { throw .nullArgument }
    guard let words = text.text else {
      throw Fault(AGON_UNPARSEABLE_ACTION, "The action is no UTF-8.")
    }
    let reading = try episode(handle).read(words, by: Int(seat))
    id.pointee = Int64(reading.action)
    if let fault = reading.fault { throw fault }
  }
}

private func apply(
  _ handle: OpaquePointer?, _ actions: UnsafePointer<agon_action_t>?, _ count: UInt64,
  _ error: UnsafeMutablePointer<agon_error_t>?
) -> agon_status_t {
  answer(to: error) { () throws(Fault) in
    let episode = try episode(handle)
    guard let actions, (1...64).contains(count) else {
      throw Fault(AGON_INVALID_ARGUMENT, "At least one action is applied, and at most 64.")
    }
    let submitted = UnsafeBufferPointer(start: actions, count: Int(count))
    guard submitted.allSatisfy({ $0.kind == AGON_ACTION_ENUMERATED }) else {
      throw Fault(AGON_UNSUPPORTED, "Actions are taken by number only.")
    }
    if episode.turn == .chance {
      guard count == 1, submitted[0].seat == AGON_SEAT_CHANCE else {
        throw Fault(AGON_WRONG_PHASE, "Chance acts now.")
      }
      return try episode.apply(chance: Int(submitted[0].id))
    }
    try episode.apply(submitted.map { (seat: Int($0.seat), action: Int($0.id)) })
  }
}

private func write(
  _ numbers: [Double], _ out: UnsafeMutablePointer<Double>?, _ count: UInt64
) throws(Fault) {
  guard let out else { throw .nullArgument }
  guard count == numbers.count else {
    throw Fault(AGON_INVALID_ARGUMENT, "There are \(numbers.count) seats, not \(count).")
  }
  for (seat, number) in numbers.enumerated() { out[seat] = number }
}

private func observe(
  _ handle: OpaquePointer?, _ seat: UInt32, _ view: Int32, _ media: Int32,
  _ sink: UnsafePointer<agon_sink_t>?, _ error: UnsafeMutablePointer<agon_error_t>?
) -> agon_status_t {
  answer(to: error) { () throws(Fault) in
    guard let sink else { throw .nullArgument }
    let episode = try episode(handle)
    let looking: View
    switch view {
    case AGON_VIEW_SEAT: looking = .seat(Int(seat))
    case AGON_VIEW_RECALL: looking = .recall(Int(seat))
    case AGON_VIEW_PUBLIC: looking = .everybody
    case AGON_VIEW_FULL: looking = .full
    default: throw Fault(AGON_UNSUPPORTED, "There is no view \(view).")
    }
    if let seat = looking.seat, !(0..<episode.seats).contains(seat) {
      throw Fault(AGON_INVALID_ARGUMENT, "There is no seat \(seat).")
    }
    let form: ObservationForm
    switch media {
    case AGON_MEDIA_TEXT: form = .text
    case AGON_MEDIA_JSON: form = .json
    case AGON_MEDIA_SVG: form = .svg
    default: throw Fault(AGON_UNSUPPORTED, "There is no form \(media) of an observation.")
    }
    try sink.write(episode.observe(looking, as: form))
  }
}

private func outcome(
  _ handle: OpaquePointer?, _ sink: UnsafePointer<agon_sink_t>?
) -> agon_status_t {
  answer { () throws(Fault) in
    guard let sink else { throw .nullArgument }
    let episode = try episode(handle)
    switch episode.turn {
    case .ended(let reason), .truncated(let reason):
      let members = [(key: "reason", value: JSONValue.text(reason))] + episode.ending()
      let json = JSONValue.object(members.map { .init(key: $0.key, value: $0.value) })
      try sink.write(json.description)
    case .seat, .simultaneous, .chance: throw Fault(AGON_WRONG_PHASE, "The episode goes on.")
    }
  }
}

private func clone(
  _ handle: OpaquePointer?, _ mode: Int32, _ seat: UInt32, _ seed: UInt64,
  _ out: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<agon_error_t>?
) -> agon_status_t {
  answer(to: error) { () throws(Fault) in
    guard let out else { throw .nullArgument }
    let copy = try episode(handle).copy()
    switch mode {
    case AGON_CLONE_EXACT: break
    case AGON_CLONE_RESEED: copy.reseed(seed)
    case AGON_CLONE_RESAMPLE: try copy.resample(unseenBy: Int(seat), seed: seed)
    default: throw Fault(AGON_UNSUPPORTED, "There is no clone mode \(mode).")
    }
    out.pointee = retained(copy)
  }
}

private func restore(
  _ handle: OpaquePointer?, _ bytes: agon_span_t, _ out: UnsafeMutablePointer<OpaquePointer?>?,
  _ error: UnsafeMutablePointer<agon_error_t>?
) -> agon_status_t {
  answer(to: error) { () throws(Fault) in
    guard let out else { throw .nullArgument }
    out.pointee = retained(try environment(handle).restore(bytes.bytes))
  }
}
