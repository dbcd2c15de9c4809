// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Checks claims by playing the rules out: clone, apply, read and pass, on any episode, never by
/// what the plugin says of claims.
///
/// `CorePredicate` gives the meaning of each predicate.
///
/// It remembers the proven values of positions, so one checker for many episodes of an environment is
/// fast; the cost of a verdict, and whether a hard one fits the budget, then depend on what was asked
/// before. One checker an episode keeps them apart. Where the state has hidden parts or chance to come, it
/// answers only what needs no look ahead.
package final class RulesChecker: ClaimChecker {
  /// Clones that one search for values may make, unless told otherwise.
  package static let usualNodes = 50_000

  package let vocabulary: ClaimVocabulary
  let rules: EnvironmentDescriptor
  let search: ValueSearch

  /// Makes a checker.
  ///
  /// - Parameter predicates: the signatures of the plugin, which may name the arguments.
  /// - Parameter nodes: clones that one search for values may make, the same on every machine.
  package init(
    of rules: EnvironmentDescriptor, predicates: [PredicateSignature] = [],
    nodes: Int = RulesChecker.usualNodes
  ) {
    vocabulary = ClaimVocabulary(plugin: predicates)
    self.rules = rules
    search = ValueSearch(of: rules, nodes: nodes)
  }

  /// Checks a claim; literals such as `owner` are not for it, but within `next` it asks the plugin.
  package func verdict(of claim: Claim, for seat: Seat, on episode: any Episode)
    throws(EnvironmentError) -> Verdict
  {
    switch try ClaimScene.set(claim, for: seat, on: episode, in: vocabulary, under: rules) {
    case .settled(let verdict): return verdict
    case .ready(let wire, let position, let clones):
      guard let core = CorePredicate(rawValue: wire.predicate), core.isComputed else {
        let isKnown = vocabulary[wire.predicate] != nil
        return Verdict(.unverifiable(isKnown ? .unsupportedByPlugin : .unknownPredicate))
      }
      var inquiry = RulesInquiry(of: seat, among: position.progress.seatCount, by: self)
      inquiry.clones = clones
      do {
        let ruling = try inquiry.ruling(on: wire, in: position)
        return Verdict(
          ruling.holds ? .supported : .refuted, evidence: ruling.evidence, cost: inquiry.clones)
      } catch {
        switch error {
        case .undecidable(let reason):
          return Verdict(.unverifiable(reason), cost: inquiry.clones)
        case .failure(let error): throw error
        }
      }
    }
  }
}
