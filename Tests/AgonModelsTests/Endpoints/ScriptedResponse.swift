// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// What the mock server says to a question that holds it, byte for byte.
struct ScriptedResponse {
  /// How the server goes on after the last piece.
  enum End: String {
    /// The body ends as HTTP wants it.
    case whole
    /// The connection is closed in the midst of the body.
    case cut
    /// Nothing comes any more.
    case hang
  }

  var status = 200
  /// Lines such as `Retry-After: 7`.
  var headers = ["Content-Type: text/event-stream"]
  /// Sent one after the other, in chunks of their own.
  var pieces: [[UInt8]]
  var end = End.whole

  init(_ pieces: [String], end: End = .whole) {
    self.pieces = pieces.map { Array($0.utf8) }
    self.end = end
  }

  /// A response of one piece that is no stream.
  init(status: Int = 200, type: String = "application/json", _ body: String) {
    self.init([body])
    self.status = status
    headers = ["Content-Type: \(type)"]
  }

  /// The question that the server answers so.
  var question: ModelRequest {
    let script: JSON = [
      "status": .integer(Int64(status)), "headers": .array(headers.map { .string($0) }),
      "pieces": .array(pieces.map { .string(Data($0).base64EncodedString()) }),
      "end": .string(end.rawValue),
    ]
    var request = ModelRequest.brief
    request.messages = [Message(.user, script.description)]
    return request
  }
}
