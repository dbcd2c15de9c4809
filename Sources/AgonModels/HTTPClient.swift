// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

/// HTTP without cache, cookies and redirects, with bounded bodies and a deadline for the whole exchange.
///
/// Connections are kept for later requests.
final class HTTPClient: Sendable {
  /// What became of a request.
  enum Exchange: Sendable {
    case response(HTTPResponse)
    case timeout
    /// Why there is no response, as one sentence.
    case failure(String)
  }

  private let idle = Mutex<[HTTPTransfer]>([])

  /// Makes a client; it connects when asked for a response.
  init() {}

  /// Sends a request once and waits for the whole response, no longer than the limit.
  func response(
    to request: HTTPRequest, within limit: Duration, on clock: any Clock<Duration>
  ) async -> Exchange {
    await withTaskGroup(of: Exchange?.self) { group in
      group.addTask { await self.exchange(request) }
      group.addTask {
        do {
          try await clock.sleep(for: limit)
          return .timeout
        } catch {
          return nil
        }
      }
      defer { group.cancelAll() }
      for await exchange in group {
        if let exchange { return exchange }
      }
      return .failure("The request was cancelled.")
    }
  }

  /// Waits for the end of a request in a thread of its own; a cancellation ends it at once.
  private func exchange(_ request: HTTPRequest) async -> Exchange {
    let transfer: HTTPTransfer
    do throws(HTTPTransfer.Unavailable) {
      if let kept = idle.withLock({ $0.popLast() }) {
        transfer = kept
      } else {
        transfer = try HTTPTransfer()
      }
    } catch {
      return .failure(error.detail)
    }
    let exchange = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: transfer.run(request)) }
      }
    } onCancel: {
      transfer.cancel()
    }
    // One that was told to end would end the next request.
    if !Task.isCancelled { idle.withLock { $0.append(transfer) } }
    return exchange
  }
}
