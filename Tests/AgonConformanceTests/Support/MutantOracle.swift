// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An oracle with one thing broken.
struct MutantOracle: Oracle {
  let base: any Oracle
  var values: (Seed, inout [ActionValue]) -> Void

  func actionValues(for seat: Seat, nodes: UInt64, seed: Seed) throws(EnvironmentError)
    -> [ActionValue]
  {
    var list = try base.actionValues(for: seat, nodes: nodes, seed: seed)
    values(seed, &list)
    return list
  }
}
