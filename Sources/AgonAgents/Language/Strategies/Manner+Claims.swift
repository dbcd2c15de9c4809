// SPDX-License-Identifier: Apache-2.0

extension Manner {
  /// The text form of claims.
  static let claims = Manner(
    summary: "Asks for a rationale, checkable claims and the action.", forms: [.claims],
    texts: .claims)
}
