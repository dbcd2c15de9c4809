// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import Synchronization

/// A place where threads block until all of them are there.
///
/// `@unchecked Sendable`: the system's barrier guards itself, and the count is atomic.
final class Barrier: @unchecked Sendable {
  private let barrier = UnsafeMutablePointer<pthread_barrier_t>.allocate(capacity: 1)
  private let count = Atomic(0)

  init(parties: UInt32) { pthread_barrier_init(barrier, nil, parties) }

  deinit {
    pthread_barrier_destroy(barrier)
    barrier.deallocate()
  }

  /// Number of threads that went through.
  var passed: Int { count.load(ordering: .sequentiallyConsistent) }

  func wait() {
    pthread_barrier_wait(barrier)
    count.add(1, ordering: .sequentiallyConsistent)
  }
}
