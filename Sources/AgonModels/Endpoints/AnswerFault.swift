// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What is wrong with an endpoint's answer, before the endpoint is named.
struct AnswerFault: Error {
  let code: ModelError.Code
  let detail: String

  init(_ code: ModelError.Code = .transport, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// Reads a body that must be JSON, and says what it is when it is not.
  static func json(in body: [UInt8]) throws(AnswerFault) -> JSON {
    do {
      return try JSON(parsing: body)
    } catch {
      if body.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") {
        throw AnswerFault(
          .transport,
          "It answered a page of HTML and no JSON: check that the address is an endpoint's.")
      }
      if String(validating: body, as: UTF8.self) == nil {
        throw AnswerFault(.transport, "It answered no JSON: the bytes are not UTF-8.")
      }
      if error.offset >= body.count, !body.isEmpty {
        throw AnswerFault(
          .transport, "It answered no JSON: the text breaks off after \(body.count) bytes.")
      }
      throw AnswerFault(
        .transport,
        "It answered no JSON (\(error)): check that the address is a chat endpoint's.")
    }
  }
}
