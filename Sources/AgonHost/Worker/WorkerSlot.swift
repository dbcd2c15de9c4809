// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An episode in a worker, lent to an extension that only asks; it lives as long as the loan.
struct WorkerSlot {
  /// The loan of the worker.
  let session: WorkerSession
  /// The number by which the worker knows the episode.
  let number: UInt32
  /// Keeps the episode alive.
  let owner: AnyObject

  /// The environment and a call, for errors.
  func place(_ call: String) -> String { "\(session.environment).\(call)" }

  /// Reads a JSON array that the plugin wrote.
  func list(_ bytes: [UInt8], from call: String) throws(EnvironmentError) -> [JSON] {
    guard let elements = try? JSON(parsing: bytes).elements else {
      throw session.fail(brokenAnswer(place(call), "It wrote no JSON array."))
    }
    return elements
  }
}
