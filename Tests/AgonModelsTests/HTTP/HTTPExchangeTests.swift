// SPDX-License-Identifier: Apache-2.0

@testable internal import AgonModels
internal import Testing

/// Which time limit rules when.
struct HTTPExchangeTests {
  private let clock = LeapingClock()

  private func exchange(_ limits: HTTPLimits) -> HTTPExchange {
    HTTPExchange(limits: limits, reader: nil, stopwatch: HTTPStopwatch(clock))
  }

  private let limits = HTTPLimits(
    connect: .seconds(10), firstByte: .seconds(30), idle: .seconds(5), total: .seconds(60))

  private func take(_ exchange: HTTPExchange) -> Duration? {
    [UInt8](repeating: 0, count: 3).withUnsafeBytes { exchange.took($0) }
  }

  @Test func `each stage has its own deadline`() {
    let exchange = exchange(limits)
    #expect(exchange.deadline == .seconds(10))
    clock.pass(.seconds(2))
    #expect(exchange.connected() == .seconds(32))
    clock.pass(.seconds(20))
    #expect(take(exchange) == .seconds(27))
    clock.pass(.seconds(4))
    #expect(take(exchange) == .seconds(31))
  }

  @Test func `the total comes before the rest of a stage`() {
    let exchange = exchange(limits)
    clock.pass(.seconds(40))
    #expect(exchange.connected() == .seconds(60))
    clock.pass(.seconds(18))
    #expect(take(exchange) == .seconds(60))
  }

  @Test func `a limit that is not set leaves it to the total`() {
    let exchange = exchange(HTTPLimits(connect: .seconds(10), total: .seconds(60)))
    #expect(exchange.connected() == .seconds(60))
    #expect(take(exchange) == .seconds(60))
  }

  @Test func `it expires by the limit that it waits under, and not before`() async {
    let exchange = exchange(limits)
    _ = exchange.connected()
    exchange.expire(by: .seconds(29))
    exchange.expire(by: .seconds(30))
    exchange.end(.cancelled)
    let ending = await withCheckedContinuation { _ = exchange.await($0) }
    guard case .expired(.firstByte) = ending else {
      Issue.record("It ended as \(ending).")
      return
    }
    #expect(take(exchange) == nil)
  }
}
