// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// What one thread gives and another waits for.
///
/// Written before the semaphore is posted, and read after it was waited for: so by one thread at a time.
final class WardenAnswer<Value>: @unchecked Sendable {
  private let semaphore: UnsafeMutablePointer<sem_t>
  private var value: Value?

  init() {
    semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    sem_init(semaphore, 0, 0)
  }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func give(_ value: Value) {
    self.value = value
    sem_post(semaphore)
  }

  func wait() -> Value {
    while true {
      if sem_wait(semaphore) == 0, let value { return value }
    }
  }
}
