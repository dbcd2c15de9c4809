// SPDX-License-Identifier: Apache-2.0

@testable internal import AgonModels
internal import Synchronization
internal import Testing

struct TurnstileTests {
  @Test func `those that come again go before the newcomers`() async throws {
    let turnstile = Turnstile()
    let order = Mutex<[String]>([])
    #expect(await turnstile.enter())
    let tasks = await queue(["new 1", "again 1", "new 2", "again 2"], at: turnstile) { name in
      order.withLock { $0.append(name) }
    }
    turnstile.leave()
    for task in tasks { await task.value }
    #expect(order.withLock { $0 } == ["again 1", "again 2", "new 1", "new 2"])
  }

  @Test func `a cancelled one has not entered`() async throws {
    let turnstile = Turnstile()
    #expect(await turnstile.enter())
    let task = Task { await turnstile.enter() }
    while turnstile.count < 1 { await Task.yield() }
    task.cancel()
    #expect(await task.value == false)
    turnstile.leave()
    #expect(await turnstile.enter())
  }

  /// Lets tasks come one after the other; each leaves after its body.
  private func queue(
    _ names: [String], at turnstile: Turnstile, _ body: @escaping @Sendable (String) -> Void
  ) async -> [Task<Void, Never>] {
    var tasks: [Task<Void, Never>] = []
    for name in names {
      tasks.append(
        Task {
          _ = await turnstile.enter(again: name.hasPrefix("again"))
          body(name)
          turnstile.leave()
        })
      while turnstile.count < tasks.count { await Task.yield() }
    }
    return tasks
  }
}
