// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The oracle extension of an episode.
struct PluginOracle: Oracle {
  let table: UnsafePointer<agon_oracle_table_t>
  let episode: LentEpisode
  /// Number of legal actions of the seat to act.
  let legalCount: Int

  func actionValues(for seat: Seat, nodes: UInt64, seed: Seed) throws(EnvironmentError)
    -> [ActionValue]
  {
    let capacity = min(max(1, legalCount), 1 << 24)
    var budget = agon_budget_t(
      struct_size: UInt32(MemoryLayout<agon_budget_t>.size), reserved: 0, nodes: nodes,
      milliseconds: 0)
    var values = [agon_action_value_t](repeating: agon_action_value_t(), count: capacity)
    var count: UInt64 = 0
    try check(episode.place("oracle.action_values")) { error in
      table.pointee.action_values(
        episode.handle, UInt32(truncatingIfNeeded: seat.index), &budget, seed.value, &values,
        UInt64(capacity), &count, error)
    }
    var result: [ActionValue] = []
    for value in values.prefix(Int(clamping: count)) {
      result.append(try ActionValue(value, episode.place("oracle.action_values")))
    }
    return result
  }
}

extension ActionValue {
  /// Reads what a plugin says of one action.
  init(_ value: agon_action_value_t, _ place: String) throws(EnvironmentError) {
    guard value.lower <= value.upper, value.value.isFinite else {
      throw brokenAnswer(place, "It gave impossible bounds.")
    }
    self.init(
      action: value.action, value: value.value, bounds: value.lower...value.upper,
      isExact: value.flags & UInt32(AGON_VALUE_EXACT) != 0,
      isBest: value.flags & UInt32(AGON_VALUE_BEST) != 0,
      plies: value.plies >= 0 ? Int(value.plies) : nil)
  }
}
