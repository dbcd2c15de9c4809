// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The oracle extension of an episode in a worker.
struct WorkerOracle: Oracle {
  let episode: WorkerSlot

  func actionValues(for seat: Seat, nodes: UInt64, seed: Seed) throws(EnvironmentError)
    -> [ActionValue]
  {
    let place = episode.place("oracle.action_values")
    return try episode.session.perform(
      .values, extra: .forNodes(nodes),
      { request in
        request.put(episode.number)
        request.put(UInt32(truncatingIfNeeded: seat.index))
        request.put(nodes)
        request.put(seed.value)
      },
      read: { reader throws(EnvironmentError) in
        var values: [ActionValue] = []
        for _ in 0..<reader.count(ofSize: 40) {
          let value = agon_action_value_t(
            action: reader.i64(), value: reader.f64(), lower: reader.f64(), upper: reader.f64(),
            flags: reader.u32(), plies: reader.i32())
          values.append(try ActionValue(value, place))
        }
        return values
      })
  }
}
