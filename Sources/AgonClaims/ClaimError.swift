// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A claim that cannot be read or put into wire form.
///
/// The line is kept all the same.
package struct ClaimError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault.
  package enum Code: Hashable, Sendable {
    /// The line breaks the grammar.
    case syntax
    /// The predicate, the number of its arguments or the kind of one is not known.
    case unknownPredicate
    /// A seat, an action or a cell is named in a way that fits none or several.
    case ambiguousReference
    /// The JSON is no claim in wire form.
    case wireForm
  }

  package let code: Code
  /// Where in the line, in Unicode scalars from 1; nil when no line is at hand.
  package let column: Int?
  /// What is wrong and what is due, as one sentence.
  package let detail: String

  /// Makes an error.
  package init(code: Code, column: Int? = nil, detail: String) {
    self.code = code
    self.column = column
    self.detail = detail
  }

  /// The column, where known, and the sentence.
  package var description: String { column.map { "column \($0): \(detail)" } ?? detail }

  /// Why the claim can be neither supported nor refuted.
  package var reason: Verdict.Reason {
    code == .ambiguousReference ? .ambiguousReference : .unknownPredicate
  }
}
