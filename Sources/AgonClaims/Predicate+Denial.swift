// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension Predicate {
  /// The predicate that denies another one: `not` with one argument.
  ///
  /// Only inside of predicates; a claim that is denied as a whole says so by its polarity.
  package static func denying(_ predicate: Predicate) -> Predicate {
    Predicate("not", .predicate(predicate))
  }

  /// The predicate that this one denies, or nil when it denies none.
  package var denied: Predicate? {
    guard name == "not", arguments.count == 1, arguments[0].name == nil,
      case .predicate(let denied) = arguments[0].value
    else { return nil }
    return denied
  }
}
