// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Trial {
  /// Fails the rule unless a condition holds.
  func require(
    _ holds: Bool, _ expected: @autoclosure () -> String,
    saw seen: @autoclosure () throws -> String
  ) throws {
    if !holds { throw RuleStop.violated(expected: expected(), seen: try seen()) }
  }

  /// Fails the rule unless a difference is nil.
  func require(same difference: String?, _ expected: @autoclosure () -> String) throws {
    if let difference { throw RuleStop.violated(expected: expected(), seen: difference) }
  }

  /// Fails the rule unless a call is refused with one of some codes; what came of it is told otherwise.
  func requireRefusal(
    _ codes: Set<EnvironmentError.Code>, of what: String, _ call: () throws -> Void
  ) throws {
    let expected = "\(what) is refused (\(EnvironmentError.words(codes)))."
    do {
      try call()
    } catch let error as EnvironmentError {
      try require(
        codes.contains(error.code), expected,
        saw: "It fails with \(error.code): \(error.description)")
      return
    }
    throw RuleStop.violated(expected: expected, seen: "The call succeeded.")
  }

  /// Ends the rule, which says nothing here, unless a condition holds.
  func applies(if holds: Bool, else reason: String) throws {
    if !holds { throw RuleStop.inapplicable(reason) }
  }

  /// Ends the rule, which needs an ability that is not declared.
  func applies(with ability: EnvironmentDescriptor.Abilities, _ name: String) throws {
    try applies(
      if: facts.abilities.contains(ability), else: "The ability to \(name) is not declared.")
  }

  /// All that can be asked of an episode.
  func fingerprint(_ episode: any Episode, bytes: Bool = true) throws -> Fingerprint {
    try Fingerprint(of: episode, under: facts, bytes: bytes)
  }

  /// Serialised bytes; nil without the ability.
  func bytes(_ episode: any Episode) throws -> [UInt8]? {
    guard facts.abilities.contains(.serialise) else { return nil }
    var bytes: [UInt8] = []
    try episode.serialise(into: &bytes)
    return bytes
  }
}

extension EnvironmentError {
  /// Codes as words, in a fixed order.
  static func words(_ codes: Set<Code>) -> String {
    codes.map { "\($0)" }.sorted().joined(separator: ", ")
  }
}
