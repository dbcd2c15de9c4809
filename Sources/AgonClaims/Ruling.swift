// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What was found about a claim that could be decided.
struct Ruling {
  var holds: Bool
  var method = Evidence.Method.rule
  /// Plies played out.
  var depth = 0
  var witness: [JSON] = []

  /// The claim fails, for the position has ended.
  static let ended = Ruling(holds: false, witness: [["ended": true]])

  var evidence: Evidence {
    Evidence(method: method, isExact: true, depth: depth, witness: .array(witness))
  }
}
