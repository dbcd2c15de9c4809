// SPDX-License-Identifier: Apache-2.0

/// All rules that every plugin must pass, in the order in which they are tried.
package enum Contract {
  /// The version of the contract, recorded with every certificate; another one when rules change.
  package static let version = "agon-conformance/1"

  /// The rules of an environment.
  package static let rules: [ConformanceRule] =
    [ConformanceRule.exportedSymbols] + ConformanceRule.facts + ConformanceRule.determinism
    + ConformanceRule.clones + ConformanceRule.bytes + ConformanceRule.actions
    + ConformanceRule.views + ConformanceRule.chance + ConformanceRule.endings
    + [ConformanceRule.symmetry] + ConformanceRule.oracle + ConformanceRule.predicates
    + ConformanceRule.edits + [ConformanceRule.memory]

  /// The rule of an id.
  package static func rule(_ id: String) -> ConformanceRule? { rules.first { $0.id == id } }
}
