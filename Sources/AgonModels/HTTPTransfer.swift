// SPDX-License-Identifier: Apache-2.0

internal import CTransfer
internal import Foundation

/// A place for one HTTP request at a time, which keeps its connection for the next one.
///
/// `@unchecked Sendable`: one thread at a time runs it; only `cancel`, which the C side makes for any
/// thread, is called beside.
final class HTTPTransfer: @unchecked Sendable {
  /// No connection can be made on this machine.
  struct Unavailable: Error {
    /// Why, as one sentence.
    let detail: String
  }

  private let handle: OpaquePointer

  /// Makes a transfer; libcurl is opened with the first one.
  init() throws(Unavailable) {
    var fault: UnsafePointer<CChar>?
    guard let handle = agon_transfer_open(&fault) else {
      throw Unavailable(detail: fault.map { String(cString: $0) } ?? "No connection can be made.")
    }
    self.handle = handle
  }

  deinit { agon_transfer_close(handle) }

  /// Ends the run that goes on, or the next one.
  func cancel() { agon_transfer_cancel(handle) }

  /// Sends a request and blocks until the whole response is there.
  func run(_ request: HTTPRequest) -> HTTPClient.Exchange {
    var response = agon_transfer_response_t()
    let ending = withRequest(request) { agon_transfer_run(handle, $0, &response) }
    switch ending {
    case AGON_TRANSFER_DONE:
      let body = Array(UnsafeBufferPointer(start: response.body, count: response.body_size))
      return .response(HTTPResponse(status: response.status, body: body))
    case AGON_TRANSFER_CANCELLED: return .failure("The request was cancelled.")
    case AGON_TRANSFER_TOO_LONG:
      return .failure("It sent more than \(HTTPResponse.mostBytes) bytes.")
    default:
      let words = response.fault.map { String(cString: $0) } ?? "libcurl gave no reason"
      return .failure("It cannot be reached or broke off: \(words).")
    }
  }

  /// Lends a request in C's form.
  private func withRequest<Result>(
    _ request: HTTPRequest, _ body: (UnsafePointer<agon_transfer_request_t>) -> Result
  ) -> Result {
    let headers = request.headers.map { strdup($0) }
    defer { for header in headers { free(header) } }
    return headers.map { UnsafePointer($0) }.withUnsafeBufferPointer { headers in
      request.address.withCString { address in
        Self.direct.withCString { direct in
          request.body.withUnsafeBufferPointer { bytes in
            var lent = agon_transfer_request_t(
              address: address, headers: headers.baseAddress, header_count: headers.count,
              body: bytes.isEmpty ? nil : bytes.baseAddress, body_size: bytes.count, direct: direct,
              most_bytes: HTTPResponse.mostBytes)
            return body(&lent)
          }
        }
      }
    }
  }

  /// The hosts for which no proxy is used: those that the environment names, and this machine.
  private static let direct: String = {
    let environment = ProcessInfo.processInfo.environment
    let excepted = environment["no_proxy"] ?? environment["NO_PROXY"]
    if excepted == "*" { return "*" }
    return [excepted, "127.0.0.1", "::1", "localhost"].compactMap(\.self).joined(separator: ",")
  }()
}
