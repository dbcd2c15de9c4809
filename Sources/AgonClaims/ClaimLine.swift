// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// One line of a claims section: a claim, or the fault that kept it from being one.
///
/// The text is kept.
package struct ClaimLine: Hashable, Sendable {
  /// The line without blanks at its ends.
  package let text: String
  /// Where the text stands in the reply, in UTF-8 bytes.
  package let span: Range<Int>
  /// What the line says.
  package let reading: Result<Claim, ClaimError>

  /// Reads a line that begins at a byte of the reply.
  package init(parsing text: String, at start: Int = 0) {
    self.text = text
    span = start..<start + text.utf8.count
    reading = Result { () throws(ClaimError) in try Claim(parsing: text) }
  }

  /// The claim, or nil when the line is none.
  package var claim: Claim? { try? reading.get() }

  /// The fault, or nil when the line is a claim.
  package var error: ClaimError? {
    if case .failure(let error) = reading { error } else { nil }
  }
}
