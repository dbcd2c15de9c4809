// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// HTTP without cache, cookies and redirects, with bounded bodies and time limits for each stage.
///
/// One thread drives all requests; it starts with the first one. Connections are kept for later requests. A
/// kept connection that turns out to be closed before a byte of the response came is replaced, and the request
/// sent on the new one.
package final class HTTPClient: Sendable {
  private let loop = Mutex<HTTPLoop?>(nil)
  private let stopwatch: HTTPStopwatch
  private let watch: HTTPWatch

  /// Makes a client; it connects when asked for a response.
  ///
  /// - Parameter clock: measures the time limits.
  package init(clock: any Clock<Duration> = ContinuousClock()) {
    stopwatch = HTTPStopwatch(clock)
    watch = HTTPWatch(stopwatch)
  }

  deinit { watch.stop() }

  /// Sends a request and waits for the end of the response, for a limit or for cancellation.
  ///
  /// - Parameter reader: takes the body as it comes, of a response that it accepts.
  func exchange(
    _ request: HTTPRequest, within limits: HTTPLimits, reader: (any HTTPReader)? = nil
  ) async -> HTTPExchange.Ending {
    let loop: HTTPLoop
    do throws(HTTPLoop.Unavailable) {
      loop = try opened()
    } catch {
      return .failed(error.detail)
    }
    let exchange = HTTPExchange(limits: limits, reader: reader, stopwatch: stopwatch)
    var number: UInt64?
    let ending = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard exchange.await(continuation) else { return }
        number = loop.start(request, for: exchange, connect: limits.connect)
        if number == nil { exchange.end(.failed("There is no memory for a connection.")) }
        watch.add(exchange)
      }
    } onCancel: {
      exchange.end(.cancelled)
    }
    watch.remove(exchange)
    switch ending {
    case .expired, .cancelled: if let number { loop.cancel(number) }
    case .response, .refused, .failed: break
    }
    return ending
  }

  private func opened() throws(HTTPLoop.Unavailable) -> HTTPLoop {
    let result = loop.withLock { loop in
      if let loop { return Result<HTTPLoop, HTTPLoop.Unavailable>.success(loop) }
      do throws(HTTPLoop.Unavailable) {
        let opened = try HTTPLoop(telling: watch)
        loop = opened
        return .success(opened)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
