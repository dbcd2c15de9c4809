// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A whole HTTP response; the body is empty where a reader took it.
struct HTTPResponse: Sendable {
  /// The most bytes of a body that are kept; a longer one is a failure.
  static let mostBytes = 8 * 1024 * 1024

  let head: HTTPHead
  let body: [UInt8]

  /// What a response with a status of failure says, as one sentence.
  ///
  /// - Parameter key: removed before the words are cut, so that no part of it stays.
  func refusal(without key: Secret?) -> String {
    let json = try? JSON(parsing: body)
    let message = json?["error"]?["message"]?.text ?? json?["error"]?.text ?? json?["message"]?.text
    let said = message ?? page ?? String(decoding: body, as: UTF8.self)
    let words = key?.removed(from: said) ?? said
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(500)
    return "It refused with status \(head.status): \(line.isEmpty ? "(no words)" : line)"
  }

  /// True when the body is a page for a browser.
  var isPage: Bool {
    head.contentType == "text/html" || body.first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  /// What stands for a page for a browser: its title; nil for other bodies.
  private var page: String? {
    guard isPage else { return nil }
    let text = String(decoding: body.prefix(65_536), as: UTF8.self)
    let title = text.firstMatch(of: /<title[^>]*>([^<]*)</.ignoresCase())?.output.1
    return "a page of HTML" + (title.map { ", \"\($0)\"" } ?? "")
  }
}
