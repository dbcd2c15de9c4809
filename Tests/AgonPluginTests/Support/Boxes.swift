// SPDX-License-Identifier: Apache-2.0

internal import Testing

@testable internal import AgonPlugin

/// Begins an episode of rules, as the bridge does.
func begin<R: Rules>(
  _ rules: R.Type, parameters: String = "", seats: Int = 2, seed: UInt64 = 1, opening: String = ""
) throws(Fault) -> EpisodeBox {
  try RulesEnvironment<R>(parameters: parameters).begin(seats: seats, seed: seed, opening: opening)
}

/// The status that a call fails with; 0 when it does not.
func status(_ body: () throws(Fault) -> Void) -> Int32 {
  do throws(Fault) {
    try body()
    return 0
  } catch {
    return error.status
  }
}
