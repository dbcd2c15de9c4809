// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension Claim {
  /// Whether the claim says nothing that the list of legal actions and the turn do not say already.
  ///
  /// Trivial are, affirmed or denied and whatever they are found to be: `turn` at any moment; and about
  /// the present state `legal` of the action that was chosen, `only_move`, and with one legal action also
  /// `best` and `forced`.
  ///
  /// - Parameter chosen: the name of the action that was applied; nil when none was.
  /// - Parameter legalCount: number of legal actions of the seat.
  package func isTrivial(chosen: String?, legalCount: Int) -> Bool {
    let core = CorePredicate(rawValue: predicate.name)
    if core == .turn { return true }
    guard moment == .now else { return false }
    switch core {
    case .onlyMove: return true
    case .best, .forced: return legalCount == 1
    case .legal:
      guard let chosen, let named = predicate.arguments.first?.value else { return false }
      switch named {
      case .atom(let text), .quoted(let text): return text.lowercased() == chosen.lowercased()
      case .number(let number): return Lexeme.text(number) == chosen
      default: return false
      }
    default: return false
    }
  }
}
