// SPDX-License-Identifier: Apache-2.0

/// The ability of a plugin to check claims and to make examples.
///
/// Confined to its episode's thread.
public protocol FactChecker {
  /// Judges a claim of a seat on the state as a view shows it.
  ///
  /// - Parameter claim: the wire form: `predicate`, `args`, `polarity`.
  /// - Parameter nodes: positions that may be visited; 0 means the plugin's default.
  func check(_ claim: JSON, for seat: Seat, view: View, nodes: UInt64) throws(EnvironmentError)
    -> FactAnswer

  /// Claims in wire form that are true, or false yet plausible, for the seat here.
  func generate(_ truth: Bool, for seat: Seat, seed: Seed, most: Int) throws(EnvironmentError)
    -> [JSON]
}
