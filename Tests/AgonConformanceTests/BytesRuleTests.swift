// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments that write or read states wrongly.
struct BytesRuleTests {
  @Test(arguments: ["serialise", "serialise-processes"])
  func `a restored state that has forgotten something is convicted`(rule: String) throws {
    try Court.ticTacToe.convict(rule, because: "equal") { mutant in
      mutant.before = { $0.count += 1 }
      mutant.rewards = { $1[0] += Double($0.count) }
    }
  }

  @Test func `bytes that are accepted although cut are convicted`() throws {
    try Court.ticTacToe.convict("corrupt-bytes", because: "accepted") { mutant in
      let whole = Whole()
      mutant.serialise = { whole.bytes = $1 }
      mutant.restore = { whole.bytes.starts(with: $0) ? whole.bytes : $0 }
    }
  }

  @Test func `corrupt bytes that count as a bug of the plugin are convicted`() throws {
    try Court.ticTacToe.convict("corrupt-bytes", because: "invalid data") { mutant in
      mutant.restoreError = .faulty
    }
  }

  /// The bytes that were written last.
  private final class Whole {
    var bytes: [UInt8] = []
  }
}
