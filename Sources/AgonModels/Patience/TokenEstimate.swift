// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// How many tokens a call takes, before the endpoint has counted them.
enum TokenEstimate {
  /// Bytes of text to a token; English text has about four, so the estimate is rather high elsewhere too.
  static let bytesPerToken = 4
  /// Tokens of an image; providers count from 85 to 1,600.
  static let image = 1_000

  /// Tokens of a request's messages and prefill.
  static func prompt(of request: ModelRequest) -> Int {
    var bytes = request.prefill?.utf8.count ?? 0
    var tokens = 0
    for message in request.messages {
      tokens += 4  // What marks a message.
      for part in message.content {
        switch part {
        case .text(let text): bytes += text.utf8.count
        case .image: tokens += image
        }
      }
    }
    return tokens + (bytes + bytesPerToken - 1) / bytesPerToken
  }

  /// Tokens of a reply, as the endpoint counts or else by its length.
  static func reply(of reply: ModelReply) -> Int {
    let bytes = reply.text.utf8.count + (reply.trace?.utf8.count ?? 0)
    return reply.replyTokens ?? (bytes + bytesPerToken - 1) / bytesPerToken
  }
}
