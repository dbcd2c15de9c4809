// SPDX-License-Identifier: Apache-2.0

extension Manner {
  /// The action alone.
  static let direct = Manner(
    summary: "Asks for the action and nothing else.", forms: [.direct, .code], texts: .direct)
}
