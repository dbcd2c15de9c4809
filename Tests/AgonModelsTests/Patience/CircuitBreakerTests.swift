// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct CircuitBreakerTests {
  private func breaker() -> CircuitBreaker {
    CircuitBreaker(
      mostFailures: 3, firstPause: .seconds(5), mostPause: .seconds(12), patience: .seconds(100),
      firstPatience: .seconds(30))
  }

  private func opened() -> CircuitBreaker {
    var breaker = breaker()
    breaker.note(.alive, isProbe: false, at: .zero)
    for _ in 0..<3 { breaker.note(.failing, isProbe: false, at: .zero) }
    return breaker
  }

  @Test func `failures in a row open it, others do not`() {
    var breaker = breaker()
    for _ in 0..<4 {
      breaker.note(.failing, isProbe: false, at: .zero)
      breaker.note(.failing, isProbe: false, at: .zero)
      breaker.note(.alive, isProbe: false, at: .zero)
    }
    #expect(breaker.admission(at: .zero) == .open)
    for _ in 0..<3 { breaker.note(.failing, isProbe: false, at: .zero) }
    #expect(breaker.admission(at: .seconds(1)) == .wait(.seconds(4)))
  }

  @Test func `after the pause one caller probes and the others wait`() {
    var breaker = opened()
    #expect(breaker.admission(at: .seconds(5)) == .probe)
    #expect(breaker.admission(at: .seconds(5)) == .wait(nil))
  }

  @Test func `a probe that gets through closes it`() {
    var breaker = opened()
    _ = breaker.admission(at: .seconds(5))
    breaker.note(.alive, isProbe: true, at: .seconds(6))
    #expect(breaker.admission(at: .seconds(6)) == .open)
  }

  @Test func `a probe that fails opens it for twice as long, up to the most`() {
    var breaker = opened()
    _ = breaker.admission(at: .seconds(5))
    breaker.note(.failing, isProbe: true, at: .seconds(6))
    #expect(breaker.admission(at: .seconds(6)) == .wait(.seconds(10)))
    #expect(breaker.admission(at: .seconds(16)) == .probe)
    breaker.note(.failing, isProbe: true, at: .seconds(17))
    #expect(breaker.admission(at: .seconds(17)) == .wait(.seconds(12)))
  }

  @Test func `a probe that shows nothing lets another probe`() {
    var breaker = opened()
    _ = breaker.admission(at: .seconds(5))
    breaker.note(.nothing, isProbe: true, at: .seconds(6))
    #expect(breaker.admission(at: .seconds(6)) == .probe)
  }

  @Test func `an earlier call that fails does not end a probe`() {
    var breaker = opened()
    _ = breaker.admission(at: .seconds(5))
    breaker.note(.failing, isProbe: false, at: .seconds(6))
    #expect(breaker.admission(at: .seconds(6)) == .wait(nil))
  }

  @Test func `an endpoint that never answered is given up earlier`() {
    var breaker = breaker()
    for _ in 0..<3 { breaker.note(.failing, isProbe: false, at: .zero) }
    #expect(breaker.admission(at: .seconds(29)) == .probe)
    breaker.note(.failing, isProbe: true, at: .seconds(29))
    #expect(breaker.admission(at: .seconds(29)) == .wait(.seconds(1)))
    #expect(breaker.admission(at: .seconds(30)) == .givenUp(.seconds(30)))
  }

  @Test func `when patience is over it is given up for good`() {
    var breaker = opened()
    #expect(breaker.admission(at: .seconds(100)) == .givenUp(.seconds(100)))
    breaker.note(.alive, isProbe: false, at: .seconds(101))
    #expect(breaker.admission(at: .seconds(102)) == .givenUp(.seconds(102)))
  }
}
