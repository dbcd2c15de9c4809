// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import FoundationNetworking

/// One URLSession without cache, cookies and redirects, with bounded bodies and a deadline for the
/// whole exchange.
final class HTTPClient: Sendable {
  /// What became of a request.
  enum Exchange: Sendable {
    case response(HTTPResponse)
    case timeout
    /// Why there is no response, as one sentence.
    case failure(String)
  }

  private let session: URLSession
  private let collector = ResponseCollector()

  /// Makes a client; it connects when asked for a response.
  init() {
    Self.keepLoopbackFromProxies
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    // The deadline is ours, on our clock; URLSession's own must not come first.
    configuration.timeoutIntervalForRequest = 24 * 60 * 60
    session = URLSession(configuration: configuration, delegate: collector, delegateQueue: nil)
  }

  /// Adds this machine to the addresses that a proxy named in the environment is not used for.
  ///
  /// libcurl, beneath URLSession, has no other switch that URLSession offers; without it a local
  /// model could not be reached wherever `http_proxy` is set. Done once, before the first request.
  private static let keepLoopbackFromProxies: Void = {
    let environment = ProcessInfo.processInfo.environment
    let excepted = environment["no_proxy"] ?? environment["NO_PROXY"]
    guard excepted != "*" else { return }
    let all = [excepted, "127.0.0.1", "::1", "localhost"].compactMap(\.self)
    setenv("no_proxy", all.joined(separator: ","), 1)
  }()

  deinit { session.invalidateAndCancel() }

  /// Sends a request once and waits for the whole response, no longer than the limit.
  func response(
    to request: URLRequest, within limit: Duration, on clock: any Clock<Duration>
  ) async -> Exchange {
    let task = session.dataTask(with: request)
    return await withTaskGroup(of: Exchange?.self) { group in
      group.addTask { await self.collector.exchange(of: task) }
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
}
