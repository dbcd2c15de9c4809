// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// An episode's handle, lent to an extension that calls the plugin; the episode lives as long as the
/// loan.
struct LentEpisode {
  /// The plugin's handle.
  let handle: OpaquePointer
  /// The environment's id, for errors.
  let environment: String
  /// Keeps the handle alive.
  let owner: AnyObject

  /// The environment and a call, for errors.
  func place(_ call: String) -> String { "\(environment).\(call)" }

  /// Reads a JSON array that the plugin wrote.
  func list(_ bytes: [UInt8], from call: String) throws(EnvironmentError) -> [JSON] {
    guard let elements = try? JSON(parsing: bytes).elements else {
      throw brokenAnswer(place(call), "It wrote no JSON array.")
    }
    return elements
  }
}
