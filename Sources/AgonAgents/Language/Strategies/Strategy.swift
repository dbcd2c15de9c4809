// SPDX-License-Identifier: Apache-2.0

/// What a language agent asks, and in which order.
enum Strategy: String, CaseIterable, Hashable, Sendable {
  case direct, think, claims
  case tryAgain = "try-again"
  case react
  case planAndSolve = "plan-and-solve"
  case selfConsistency = "self-consistency"
  case reflect
  case lookAhead = "look-ahead"

  /// How it goes about it.
  var manner: Manner {
    switch self {
    case .direct: .direct
    case .think: .think
    case .claims: .claims
    case .tryAgain: .tryAgain
    case .react: .react
    case .planAndSolve: .planAndSolve
    case .selfConsistency: .selfConsistency
    case .reflect: .reflect
    case .lookAhead: .lookAhead
    }
  }
}
