// SPDX-License-Identifier: Apache-2.0

/// The parts of a reply in text form, in their fixed order.
package enum ReplySection: String, Hashable, Sendable, CaseIterable {
  case rationale, claims, conclusion, action, confidence
}
