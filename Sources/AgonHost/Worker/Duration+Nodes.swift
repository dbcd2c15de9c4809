// SPDX-License-Identifier: Apache-2.0

extension Duration {
  /// What a budget of nodes adds to a deadline: 10 microseconds a node, at most an hour.
  static func forNodes(_ nodes: UInt64) -> Duration {
    .microseconds(Int64(min(nodes, 360_000_000)) * 10)
  }
}
