// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// How long an endpoint's faults are borne, and how hard it is pressed.
package struct PatienceSettings: Hashable, Sendable {
  /// Requests in flight, at most.
  package var concurrency = 8
  /// Requests that may begin in a minute; nil for any number.
  package var requestsPerMinute: Int?
  /// Tokens of prompts and answers in a minute; nil for any number.
  package var tokensPerMinute: Int?
  /// Times that a request is sent again after a fault that may pass.
  package var retries = 5
  /// The longest wait before the first retry; each later one may take twice as long.
  package var firstBackoff: Duration = .milliseconds(500)
  /// The longest wait before a retry when the endpoint names no time.
  package var mostBackoff: Duration = .seconds(30)
  /// The longest time named by the endpoint that is waited out.
  package var mostRetryAfter: Duration = .seconds(120)
  /// Failures in a row, of whatever callers, after which the endpoint is asked nothing for a while.
  package var mostFailures = 5
  /// The first such while; each later one is twice as long.
  package var firstPause: Duration = .seconds(5)
  /// The longest such while.
  package var mostPause: Duration = .seconds(60)
  /// Time without an answer after which the callers give up.
  package var patience: Duration = .seconds(300)
  /// The same for an endpoint that has never answered, whose address may be wrong.
  package var firstPatience: Duration = .seconds(15)

  /// Makes settings of eight requests at a time, five retries and five minutes of patience.
  package init() {}

  /// Makes the settings that an endpoint's entry asks for; the patience with one on this machine is short.
  package init(_ endpoint: EndpointSettings) {
    concurrency = endpoint.concurrency
    requestsPerMinute = endpoint.requestsPerMinute
    tokensPerMinute = endpoint.tokensPerMinute
    retries = endpoint.retries
    // A server on this machine that refuses connections has ended, and nobody else restarts it.
    patience = endpoint.patience ?? (endpoint.isOnThisMachine ? .seconds(30) : patience)
    firstPatience = min(firstPatience, patience)
  }
}

extension EndpointSettings {
  /// Whether the address names this machine.
  fileprivate var isOnThisMachine: Bool {
    URLComponents(string: url)?.host.map(ThisMachine.isNamed) ?? false
  }
}
