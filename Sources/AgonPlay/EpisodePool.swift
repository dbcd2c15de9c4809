// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Threads for episodes.
///
/// A plugin's call may take long, so episodes stay off the cooperative pool: a task that prefers
/// this executor runs, between suspensions, on one of its threads.
public final class EpisodePool: TaskExecutor {
  private let queue: JobQueue
  /// Number of threads.
  public let threadCount: Int

  /// Starts the threads, as many as the system gives; they end with the pool.
  public init(threads: Int) {
    queue = JobQueue()
    var started: [JobThread] = []
    for _ in 0..<max(1, threads) {
      let thread = JobThread(queue: queue)
      guard thread.start() else { break }
      started.append(thread)
    }
    precondition(!started.isEmpty, "The system gives not one thread for episodes.")
    threadCount = started.count
  }

  deinit { queue.close() }

  /// Takes a piece of work of a task.
  public func enqueue(_ job: consuming ExecutorJob) {
    queue.append((UnownedJob(job), asUnownedTaskExecutor()))
  }
}

/// One thread of the pool.
private final class JobThread {
  private let queue: JobQueue

  init(queue: JobQueue) { self.queue = queue }

  /// Starts the thread; false when the system gives none.
  func start() -> Bool {
    let box = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<JobThread>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  private func run() {
    while let (job, pool) = queue.next() { job.runSynchronously(on: pool) }
  }
}

/// The work that waits for a thread, first come first served.
///
/// `@unchecked Sendable`: the mutex guards `jobs` and `isClosed`.
private final class JobQueue: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// A piece of work and the pool that it was given to.
  typealias Entry = (job: UnownedJob, pool: UnownedTaskExecutor)

  private var jobs: [Entry] = []
  private var head = 0
  private var isClosed = false

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(arrival, nil)
  }

  deinit {
    pthread_cond_destroy(arrival)
    pthread_mutex_destroy(mutex)
    arrival.deallocate()
    mutex.deallocate()
  }

  func append(_ job: Entry) {
    pthread_mutex_lock(mutex)
    jobs.append(job)
    pthread_cond_signal(arrival)
    pthread_mutex_unlock(mutex)
  }

  /// Waits for work; nil when the pool is closed and nothing waits.
  func next() -> Entry? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while head == jobs.count {
      if isClosed { return nil }
      jobs.removeAll(keepingCapacity: true)
      head = 0
      pthread_cond_wait(arrival, mutex)
    }
    defer { head += 1 }
    return jobs[head]
  }

  func close() {
    pthread_mutex_lock(mutex)
    isClosed = true
    pthread_cond_broadcast(arrival)
    pthread_mutex_unlock(mutex)
  }
}
