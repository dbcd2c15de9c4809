// SPDX-License-Identifier: Apache-2.0

extension Manner {
  /// Several answers to one question, and the action that most of them state.
  static let selfConsistency = Manner(
    summary: "Asks for several answers at once and plays what most of them state.",
    forms: [.claims, .think, .direct, .code], texts: .claims)
}
