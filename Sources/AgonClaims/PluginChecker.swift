// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// Checks claims by asking the plugin, after the host has resolved `self`, `opp`, `not` and `at`.
package final class PluginChecker: ClaimChecker {
  package let vocabulary: ClaimVocabulary
  private let rules: EnvironmentDescriptor
  private let view: View
  private let nodes: UInt64

  /// Makes a checker.
  ///
  /// - Parameter predicates: the signatures of the plugin.
  /// - Parameter view: what the check may look at; everything, for an audit of the truth.
  /// - Parameter nodes: positions that the plugin may visit a claim; 0 means its default.
  package init(
    of rules: EnvironmentDescriptor, predicates: [PredicateSignature], view: View = .full,
    nodes: UInt64 = 0
  ) {
    vocabulary = ClaimVocabulary(plugin: predicates)
    self.rules = rules
    self.view = view
    self.nodes = nodes
  }

  /// Checks a claim; the cost is that of the line in its `at`, for the plugin's own work is not seen.
  package func verdict(of claim: Claim, for seat: Seat, on episode: any Episode)
    throws(EnvironmentError) -> Verdict
  {
    switch try ClaimScene.set(claim, for: seat, on: episode, in: vocabulary, under: rules) {
    case .settled(let verdict): return verdict
    case .ready(let wire, let position, let clones):
      guard let facts = position.facts else {
        return Verdict(.unverifiable(.unsupportedByPlugin), cost: clones)
      }
      let answer: FactAnswer
      do {
        answer = try facts.check(wire.json, for: seat, view: view, nodes: nodes)
      } catch {
        switch error.code {
        case .unsupported: return Verdict(.unverifiable(.unsupportedByPlugin), cost: clones)
        case .budgetExhausted: return Verdict(.unverifiable(.outOfBudget), cost: clones)
        default: throw error
        }
      }
      return Verdict(finding(answer, of: wire), evidence: answer.evidence, cost: clones)
    }
  }

  private func finding(_ answer: FactAnswer, of wire: WireClaim) -> Verdict.Finding {
    switch answer.truth {
    case .yes: .supported
    case .no: .refuted
    case .unknown:
      .unverifiable(
        rules.abilities.contains(.perfectInformation) ? .outOfBudget : .hiddenInformation)
    case .invalid:
      .unverifiable(
        vocabulary[wire.predicate] == nil ? .unknownPredicate : .ambiguousReference)
    }
  }
}
