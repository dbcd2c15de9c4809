// SPDX-License-Identifier: Apache-2.0

/// What is asked of an HTTP server.
struct HTTPRequest: Sendable {
  /// An http or https URL.
  var address: String
  /// Lines such as `Content-Type: application/json`.
  var headers: [String] = []
  /// What is sent by POST; an empty one asks by GET.
  var body: [UInt8] = []
}
