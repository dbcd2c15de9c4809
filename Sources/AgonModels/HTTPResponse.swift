// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A whole HTTP response.
struct HTTPResponse: Sendable {
  /// The most bytes of a body that are read; a longer one is a failure.
  static let mostBytes = 8 * 1024 * 1024

  let status: Int
  let body: [UInt8]

  /// What a response with a status of failure says, as one sentence.
  ///
  /// - Parameter key: removed before the words are cut, so that no part of it stays.
  func refusal(without key: Secret?) -> String {
    let json = try? JSON(parsing: body)
    let message = json?["error"]?["message"]?.text ?? json?["error"]?.text ?? json?["message"]?.text
    let said = message ?? String(decoding: body, as: UTF8.self)
    let words = key?.removed(from: said) ?? said
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(500)
    return "It refused with status \(status): \(line.isEmpty ? "(no words)" : line)"
  }
}
