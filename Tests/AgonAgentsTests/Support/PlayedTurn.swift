// SPDX-License-Identifier: Apache-2.0

import AgonCore

extension Turn {
  /// A turn of seat 0 in which a decision was carried out.
  static func played(
    _ decision: Decision, _ action: String, at index: Int = 0, reward: Double = 0,
    substitution: Substitution? = nil
  ) -> Turn {
    Turn(
      index: index, seat: Seat(0), legalCount: 9, choice: decision.choice, applied: action,
      explanation: decision.explanation, calls: decision.calls, digest: SHA256.digest(of: ""),
      reward: reward, latency: .zero, substitution: substitution)
  }
}
