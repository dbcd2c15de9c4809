// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import Synchronization

/// A language model that bears the faults of its endpoint: it waits its turn at the gate, and asks again
/// after a fault that may pass.
///
/// Asked again are calls that met a broken connection, an answer that is none, an endpoint that fell silent,
/// or the statuses 408, 409, 429 and 5xx: as often as the settings allow, after 429 as long as the patience
/// lasts. A late answer is the model's own doing and is final, as are all other statuses. Between two tries it waits a random time up to a limit that doubles, or the time that the
/// endpoint names.
///
/// The request's timeout bounds each exchange with the endpoint, and no retry begins when failed exchanges
/// have used it up. Time in the queue, between tries or while the endpoint is left alone does not count: it
/// is not the model's. A reply's latency is that of the exchange that brought it; its attempts are all
/// exchanges of the call.
package final class PatientModel: LanguageModel {
  private let endpoint: any ModelEndpoint
  private let gate: EndpointGate
  /// Tokens of answers, as a mean in which the latest count most.
  private let usualReply = Mutex(512.0)

  /// Makes a model.
  ///
  /// - Parameter gate: shared by all models of the endpoint.
  package init(_ endpoint: any ModelEndpoint, through gate: EndpointGate) {
    self.endpoint = endpoint
    self.gate = gate
  }

  /// The endpoint's identity.
  package var identity: JSON { endpoint.identity }

  /// Asks until an answer comes, as often as the settings allow.
  ///
  /// - Throws: the failure of the last exchange; `paused` when the endpoint fails for too long, or wants
  ///   to be left alone for too long.
  package func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    var course = Course()
    while true {
      let pass = try await gate.enter(tokens: tokens(of: request), again: course.attempts > 0)
      course.attempts += 1
      let begin = gate.now
      do throws(EndpointFailure) {
        var reply = try await endpoint.ask(request)
        reply.latency = reply.latency ?? gate.now - begin
        reply.attempts = course.attempts
        gate.leave(pass, showing: .alive, used: used(by: reply, request))
        return reply
      } catch {
        let fault = EndpointFault(error)
        let time = fault.error.latency ?? gate.now - begin
        let showing = Task.isCancelled ? .nothing : fault.showing
        gate.leave(
          pass, showing: showing, failure: showing == .failing ? fault.error.detail : nil)
        course.note(fault, isProbe: pass.isProbe, taking: time, at: begin)
        let backoff = try backoff(after: fault, course, taking: time, within: request.timeout)
        if fault.retryAfter != nil { gate.hold(for: backoff) }
        try await wait(backoff)
      }
    }
  }

  /// What the endpoint holds an answer to.
  package func constraints() async -> Set<ModelRequest.Constraint.Kind> {
    await endpoint.constraints()
  }

  /// The exchanges of one call.
  private struct Course {
    /// Exchanges.
    var attempts = 0
    /// Exchanges that count as tries: not probes, which are made for the sake of others too, and not those
    /// that came too early for the endpoint's own limits.
    var tries = 0
    /// Time of the exchanges that failed.
    var spent = Duration.zero
    /// When the endpoint's own limits first held up the call.
    var limitedSince: Duration?

    mutating func note(
      _ fault: EndpointFault, isProbe: Bool, taking time: Duration, at begin: Duration
    ) {
      spent += time
      if fault.isLimit {
        limitedSince = limitedSince ?? begin
      } else if !isProbe {
        tries += 1
      }
    }
  }

  /// The time to wait after a fault; throws for one that ends the call.
  private func backoff(
    after fault: EndpointFault, _ course: Course, taking time: Duration, within timeout: Duration
  ) throws(ModelError) -> Duration {
    if Task.isCancelled { throw gate.cancelled }
    let settings = gate.settings
    let isHeldUp = course.limitedSince.map { gate.now - $0 >= settings.patience } ?? false
    let mayRetry = settings.retries > 0 && course.tries <= settings.retries && !isHeldUp
    guard fault.mayPass, mayRetry, course.spent < timeout else {
      var error = fault.final(attempts: course.attempts)
      error.latency = time
      throw error
    }
    guard let named = fault.retryAfter else {
      let doublings = min(course.attempts - 1, 30)
      return gate.jitter(upTo: min(settings.firstBackoff * (1 << doublings), settings.mostBackoff))
    }
    guard named <= settings.mostRetryAfter else {
      throw ModelError(
        code: .paused, endpoint: fault.error.endpoint,
        detail: "It wants to be left alone for \(Int(named / .seconds(1))) s; start the run again "
          + "then, and it goes on where it stopped. It said: \(fault.error.detail)")
    }
    // A little more, by chance: or else all come back in the same moment.
    return named + gate.jitter(upTo: settings.firstBackoff)
  }

  private func wait(_ time: Duration) async throws(ModelError) {
    do { try await gate.clock.sleep(for: time) } catch { throw gate.cancelled }
  }

  private func tokens(of request: ModelRequest) -> Int {
    let reply = Int(usualReply.withLock { $0 })
    return TokenEstimate.prompt(of: request) + min(reply, request.mostTokens)
  }

  /// The tokens of a call, as far as the endpoint counts them.
  private func used(by reply: ModelReply, _ request: ModelRequest) -> Int {
    let count = TokenEstimate.reply(of: reply)
    usualReply.withLock { $0 += (Double(count) - $0) / 8 }
    return (reply.promptTokens ?? TokenEstimate.prompt(of: request)) + count
  }
}
