// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Testing

/// An event of `agon run --json`, read by Foundation and not by Agon's own code.
struct EventLine {
  /// The value of `event`.
  let name: String
  /// The key of the episode, where the event has one.
  let key: String?
  /// The counts after the event.
  let counts: [String: Int]

  /// Reads a line.
  init(_ line: some StringProtocol) throws {
    let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let object = try #require(value as? [String: Any], "no object: \(line)")
    name = try #require(object["event"] as? String, "no event: \(line)")
    key = (object["episode"] as? [String: Any])?["key"] as? String
    counts = try #require(object["counts"] as? [String: Int], "no counts: \(line)")
  }
}
