// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Disguise {
  /// The declared facts in disguise; id, version, licence and authors stay, and pictures are left out.
  func disguised(_ rules: EnvironmentDescriptor) -> EnvironmentDescriptor {
    var rules = rules
    rules.title = swapped(rules.title)
    rules.summary = swapped(rules.summary)
    rules.rules = swapped(rules.rules)
    rules.media.formIntersection([.text, .json])
    return rules
  }

  /// A predicate in disguise.
  func disguised(_ signature: PredicateSignature) -> PredicateSignature {
    PredicateSignature(
      name: swapped(predicate: signature.name),
      arguments: signature.arguments.map { .init(name: swapped(name: $0.name), type: $0.type) },
      gloss: swapped(signature.gloss), example: swapped(claim: signature.example),
      isExact: signature.isExact)
  }

  /// An error in disguise, for agents may read it.
  func disguised(_ error: EnvironmentError) -> EnvironmentError {
    EnvironmentError(
      code: error.code, place: error.place, detail: swapped(error.detail), fault: error.fault)
  }

  /// Does something with the original, and disguises its error.
  func passing<T>(_ body: () throws(EnvironmentError) -> T) throws(EnvironmentError) -> T {
    do throws(EnvironmentError) {
      return try body()
    } catch {
      throw disguised(error)
    }
  }
}
