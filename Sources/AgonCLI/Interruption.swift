// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Glibc

/// Turns Ctrl-C and a request to end into the cancellation of a task.
enum Interruption {
  /// Runs a body in a task that SIGINT and SIGTERM cancel; a second signal ends the process at once.
  ///
  /// - Parameter cleanUp: runs after the body, however it ended.
  static func cancelling<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result,
    always cleanUp: @Sendable () async -> Void
  ) async throws -> Result {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if task.isCancelled { Glibc._exit(128 + number) }
        Output.error("\nStopping; again to stop at once.")
        task.cancel()
      }
      source.resume()
      return source
    }
    let result = await task.result
    for source in sources { source.cancel() }
    await cleanUp()
    return try result.get()
  }
}
