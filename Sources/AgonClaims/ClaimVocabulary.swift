// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The predicates that can be named in claims about an environment: the plugin's, and Agon's own.
package struct ClaimVocabulary: Hashable, Sendable {
  /// By name, in the order of names.
  ///
  /// A plugin's signature goes before Agon's of the same name.
  package let signatures: [PredicateSignature]
  private let indices: [String: Int]

  /// Makes a vocabulary from the predicates that a plugin lists.
  package init(plugin: [PredicateSignature] = []) {
    var byName: [String: PredicateSignature] = [:]
    for predicate in CorePredicate.allCases { byName[predicate.rawValue] = predicate.signature }
    for signature in plugin { byName[signature.name] = signature }
    signatures = byName.values.sorted { $0.name < $1.name }
    indices = Dictionary(
      uniqueKeysWithValues: signatures.enumerated().map { ($1.name, $0) })
  }

  /// The predicate of a name, or nil when nobody knows it.
  package subscript(name: String) -> PredicateSignature? {
    indices[name].map { signatures[$0] }
  }

  /// The place of a named argument: by the signature's names, else by Agon's own for a core predicate
  /// of as many arguments.
  func place(of argument: String, in signature: PredicateSignature) -> Int? {
    if let place = signature.arguments.firstIndex(where: { $0.name == argument }) { return place }
    guard let core = CorePredicate(rawValue: signature.name)?.signature,
      core.arguments.count == signature.arguments.count
    else { return nil }
    let letters = ["a", "b"]
    let actions = core.arguments.indices.filter { core.arguments[$0].type == "action" }
    if let place = core.arguments.firstIndex(where: { $0.name == argument }) { return place }
    return letters.firstIndex(of: argument).flatMap { $0 < actions.count ? actions[$0] : nil }
  }
}
