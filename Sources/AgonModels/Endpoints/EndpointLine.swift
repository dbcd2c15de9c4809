// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The line to an endpoint: sends a body, and turns what comes into an answer or a failure without the key.
struct EndpointLine: Sendable {
  let address: EndpointAddress
  let key: Secret?
  /// What stands before the key in the line of the head that carries it.
  let keyPrefix: String
  /// The lines of the head that the protocol wants beside it.
  var headers: [String] = []
  let settings: EndpointSettings
  let client: HTTPClient

  /// Sends a question and reads the answer in the form that the server gives it, streamed or whole.
  func ask<Answer: AnswerReader>(
    _ body: JSON, within limit: Duration, reading answer: Answer.Type
  ) async throws(EndpointFailure) -> ModelReply {
    var request = HTTPRequest(address: address.whole, body: Array(body.description.utf8))
    request.headers = ["Content-Type: application/json"] + headers + keyHeaders
    let reader = settings.stream ? StreamReader<Answer>() : nil
    let limits = HTTPLimits(
      connect: settings.connectTimeout,
      firstByte: settings.stream ? settings.firstByteTimeout ?? limit * 3 / 4 : nil,
      idle: settings.idleTimeout, total: limit)
    let response = try whole(
      await client.exchange(request, within: limits, reader: reader), limits, reader?.fault)
    guard response.head.isSuccess else {
      if let reply = Answer.declined(response) { return withoutKey(reply) }
      throw refusal(response)
    }
    do throws(AnswerFault) {
      guard let reader, reader.hasRead else {
        return withoutKey(try Answer.reply(in: response.body))
      }
      return withoutKey(try reader.reply())
    } catch {
      throw failure(error)
    }
  }

  /// What a server tells about itself beneath its root; nil where it does not.
  ///
  /// - Throws: When the server could not be asked.
  func fact(at path: String, within limit: Duration) async throws(EndpointFailure) -> JSON? {
    var request = HTTPRequest(address: address.root + path)
    request.headers = headers + keyHeaders
    let limits = HTTPLimits(connect: settings.connectTimeout, total: limit)
    let response = try whole(await client.exchange(request, within: limits), limits, nil)
    guard response.head.isSuccess else {
      if response.head.status >= 500 || response.head.status == 429 { throw refusal(response) }
      return nil
    }
    return try? JSON(parsing: response.body)
  }

  private var keyHeaders: [String] { key.map { [keyPrefix + $0.value] } ?? [] }

  /// The whole response of an exchange.
  private func whole(
    _ ending: HTTPExchange.Ending, _ limits: HTTPLimits, _ fault: AnswerFault?
  ) throws(EndpointFailure) -> HTTPResponse {
    switch ending {
    case .response(let response): return response
    case .expired(let limit): throw failure(limit, limits)
    case .refused: throw failure(fault ?? AnswerFault(.transport, "Its answer was not wanted."))
    case .failed(let detail): throw failure(AnswerFault(.transport, detail))
    case .cancelled: throw failure(AnswerFault(.transport, "The request was cancelled."))
    }
  }

  private func failure(_ fault: AnswerFault) -> EndpointFailure {
    EndpointFailure(error(fault.code, fault.detail))
  }

  private func failure(
    _ limit: EndpointFailure.Limit, _ limits: HTTPLimits
  ) -> EndpointFailure {
    let (code, detail): (ModelError.Code, String) =
      switch limit {
      case .connect: (.transport, "No connection stood within \(limits.connect).")
      case .firstByte:
        (.timeout, "No byte of an answer came within \(limits.firstByte ?? limits.total).")
      case .idle:
        (.timeout, "The answer stopped in its midst for \(limits.idle ?? limits.total).")
      case .total: (.timeout, "No whole answer came within \(limits.total); allow more time.")
      }
    return EndpointFailure(error(code, detail), limit: limit)
  }

  private func refusal(_ response: HTTPResponse) -> EndpointFailure {
    let code = ModelError.Code.refused(status: response.head.status)
    return EndpointFailure(
      error(code, response.refusal(without: key)), retryAfter: response.head.retryAfter)
  }

  /// Characters of a detail, at most: a server's own words in it may be any number.
  private static let mostCharacters = 600

  private func error(_ code: ModelError.Code, _ detail: String) -> ModelError {
    // The key goes before the words are cut, so that no part of it stays.
    let words = key?.removed(from: detail) ?? detail
    return ModelError(
      code: code, endpoint: address.whole, detail: String(words.prefix(Self.mostCharacters)))
  }

  /// A reply that does not repeat the key, for replies are recorded.
  private func withoutKey(_ reply: ModelReply) -> ModelReply {
    guard let key else { return reply }
    var reply = reply
    reply.text = key.removed(from: reply.text)
    reply.trace = reply.trace.map(key.removed(from:))
    for index in reply.logProbabilities?.indices ?? 0..<0 {
      let token = reply.logProbabilities?[index].token ?? ""
      reply.logProbabilities?[index].token = key.removed(from: token)
    }
    return reply
  }
}
