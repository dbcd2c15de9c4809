// SPDX-License-Identifier: Apache-2.0

/// The ability to say what each legal action is worth.
///
/// Confined to its episode's thread.
public protocol Oracle {
  /// The values of the seat's legal actions, in their order; the same for equal position, nodes and
  /// seed.
  ///
  /// - Parameter nodes: positions that may be visited; 0 means the plugin's default.
  func actionValues(for seat: Seat, nodes: UInt64, seed: Seed) throws(EnvironmentError)
    -> [ActionValue]
}
