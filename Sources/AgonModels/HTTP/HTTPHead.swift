// SPDX-License-Identifier: Apache-2.0

/// The head of an HTTP response.
struct HTTPHead: Hashable, Sendable {
  /// The status, such as 200.
  let status: Int
  /// The kind of the body in small letters, without parameters, such as `application/json`; empty for none.
  let contentType: String
  /// The time that the server wants to be left alone; nil when it did not say.
  let retryAfter: Duration?

  /// Makes a head; the type may have parameters.
  init(status: Int, contentType: String? = nil, retryAfter: Duration? = nil) {
    self.status = status
    let type = contentType?.split(separator: ";").first ?? ""
    self.contentType = type.filter { !$0.isWhitespace }.lowercased()
    self.retryAfter = retryAfter
  }

  /// True for a status that says the request was served.
  var isSuccess: Bool { (200..<300).contains(status) }
}
