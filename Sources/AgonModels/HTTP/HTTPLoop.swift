// SPDX-License-Identifier: Apache-2.0

internal import CTransfer
internal import Foundation

/// The thread that drives all transfers of a client.
///
/// `@unchecked Sendable`: the C side takes starts and cancellations from any thread, and is closed when the
/// last reference goes.
final class HTTPLoop: @unchecked Sendable {
  /// No connection can be made on this machine.
  struct Unavailable: Error {
    /// Why, as one sentence.
    let detail: String
  }

  private let handle: OpaquePointer
  private let watch: HTTPWatch

  /// Makes a loop and its thread; libcurl is opened with the first one.
  init(telling watch: HTTPWatch) throws(Unavailable) {
    var fault: UnsafePointer<CChar>?
    guard let handle = agon_transfers_open(&fault) else {
      throw Unavailable(detail: fault.map { String(cString: $0) } ?? "No connection can be made.")
    }
    self.handle = handle
    self.watch = watch
  }

  deinit { agon_transfers_close(handle) }

  /// Starts a transfer, which tells the exchange what comes; nil where there is no memory.
  func start(_ request: HTTPRequest, for exchange: HTTPExchange, connect: Duration) -> UInt64? {
    let context = Unmanaged.passRetained(Watched(exchange: exchange, watch: watch))
    var watcher = Self.watcher
    let number = withRequest(request, connect: connect) {
      agon_transfers_start(handle, $0, &watcher, context.toOpaque())
    }
    if number == 0 { context.release() }
    return number == 0 ? nil : number
  }

  /// Ends a transfer that has not ended yet.
  func cancel(_ number: UInt64) { agon_transfers_cancel(handle, number) }

  /// What the C side holds while a transfer goes on.
  private final class Watched {
    let exchange: HTTPExchange
    let watch: HTTPWatch

    init(exchange: HTTPExchange, watch: HTTPWatch) {
      self.exchange = exchange
      self.watch = watch
    }

    static func of(_ context: UnsafeMutableRawPointer?) -> Watched? {
      context.map { Unmanaged<Watched>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  private static let watcher = agon_transfer_watcher_t(
    connected: { context in
      guard let watched = Watched.of(context) else { return }
      watched.watch.consider(watched.exchange.connected())
    },
    began: { context, head in
      guard let head = head?.pointee else { return }
      // A year is for ever; servers may write any number.
      let wait = head.retry_after > 0 ? Duration.seconds(min(head.retry_after, 31_536_000)) : nil
      Watched.of(context)?.exchange.began(
        HTTPHead(
          status: head.status, contentType: head.content_type.map { String(cString: $0) },
          retryAfter: wait))
    },
    took: { context, bytes, size in
      guard let watched = Watched.of(context),
        let deadline = watched.exchange.took(UnsafeRawBufferPointer(start: bytes, count: size))
      else { return false }
      watched.watch.consider(deadline)
      return true
    },
    ended: { context, ending, fault in
      guard let context else { return }
      let exchange = Unmanaged<Watched>.fromOpaque(context).takeRetainedValue().exchange
      switch ending {
      case AGON_TRANSFER_DONE: exchange.finished()
      case AGON_TRANSFER_CANCELLED: exchange.end(.cancelled)
      case AGON_TRANSFER_REFUSED: exchange.stopped()
      case AGON_TRANSFER_UNCONNECTED: exchange.end(.expired(.connect))
      default:
        let words = fault.map { String(cString: $0) } ?? "libcurl gave no reason"
        exchange.end(.failed("It cannot be reached or broke off: \(words)."))
      }
    })

  /// Lends a request in C's form.
  private func withRequest<Result>(
    _ request: HTTPRequest, connect: Duration,
    _ body: (UnsafePointer<agon_transfer_request_t>) -> Result
  ) -> Result {
    let headers = request.headers.map { strdup($0) }
    defer { for header in headers { free(header) } }
    return headers.map { UnsafePointer($0) }.withUnsafeBufferPointer { headers in
      request.address.withCString { address in
        Self.direct.withCString { direct in
          request.body.withUnsafeBufferPointer { bytes in
            var lent = agon_transfer_request_t(
              address: address, headers: headers.baseAddress, header_count: headers.count,
              body: bytes.isEmpty ? nil : bytes.baseAddress, body_size: bytes.count,
              direct: direct, connect_milliseconds: max(1, Int(connect / .milliseconds(1))))
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
    return ([excepted].compactMap(\.self) + ThisMachine.names).joined(separator: ",")
  }()
}
