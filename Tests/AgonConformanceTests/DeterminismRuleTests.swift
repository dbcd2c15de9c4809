// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization
internal import Testing

/// Environments that do not repeat themselves.
struct DeterminismRuleTests {
  @Test(arguments: ["determinism", "determinism-processes"])
  func `a state that depends on how often it was reached is convicted`(rule: String) throws {
    let begun = Mutex(0)
    try Court.ticTacToe.convict(rule, because: "same state") { mutant in
      mutant.begun = { episode, _ in
        episode.count = begun.withLock { count in
          count += 1
          return count
        }
      }
      mutant.serialise = { $1.append(UInt8(truncatingIfNeeded: $0.count)) }
    }
  }

  @Test func `episodes that share a counter are convicted`() throws {
    let applied = Mutex(0)
    try Court.ticTacToe.convict("independence", because: "beside it") { mutant in
      mutant.seats = { seats in
        applied.withLock { $0 = 0 }
        return seats
      }
      mutant.before = { _ in applied.withLock { $0 += 1 } }
      mutant.serialise = { _, bytes in
        bytes.append(UInt8(truncatingIfNeeded: applied.withLock { $0 }))
      }
    }
  }

  @Test func `episodes whose ends depend on the thread's order are convicted`() throws {
    let ends = Mutex(0)
    try Court.ticTacToe.convict("threads", because: "on a thread as alone") { mutant in
      mutant.serialise = { _, bytes in
        let number = ends.withLock { count in
          count += 1
          return count
        }
        bytes.append(UInt8(truncatingIfNeeded: number))
      }
    }
  }
}
