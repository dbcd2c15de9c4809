// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a failure of an endpoint means for those who would ask again.
struct EndpointFault {
  /// The failure as callers see it; an endpoint that fell silent has the code `transport`.
  let error: ModelError
  /// The time that the endpoint wants to be left alone; nil when it did not say.
  let retryAfter: Duration?
  /// Whether asking again may help.
  let mayPass: Bool
  /// Whether the call came too early for the endpoint's own limits.
  var isLimit: Bool { error.code == .refused(status: 429) }
  /// What it shows of the endpoint.
  let showing: CircuitBreaker.Showing

  /// Judges a failure.
  init(_ failure: EndpointFailure) {
    var error = failure.error
    retryAfter = failure.retryAfter
    switch failure.error.code {
    case .transport: (mayPass, showing) = (true, .failing)
    case .timeout where [.connect, .firstByte, .idle].contains(failure.limit):
      error = ModelError(code: .transport, endpoint: error.endpoint, detail: error.detail)
      (mayPass, showing) = (true, .failing)
    case .timeout: (mayPass, showing) = (false, .nothing)
    case .refused(let status) where status >= 500: (mayPass, showing) = (true, .failing)
    case .refused(let status): (mayPass, showing) = ([408, 409, 429].contains(status), .alive)
    case .paused, .exhausted, .missing: (mayPass, showing) = (false, .nothing)
    }
    self.error = error
  }

  /// The error when no try is left.
  func final(attempts: Int) -> ModelError {
    guard mayPass, attempts > 1 else { return error }
    return ModelError(
      code: error.code, endpoint: error.endpoint,
      detail: "\(error.detail) It was asked \(attempts) times.")
  }
}
