// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import AgonHost
internal import Testing

/// Tries mutants of shipped games on rules.
struct Court {
  /// There is no such rule.
  struct NoSuchRule: Error {}

  let game: String
  var parameters: JSON?
  var effort = Effort(episodes: 6, visits: 6, seconds: nil)

  static let ticTacToe = Court(game: "tic_tac_toe")
  static let connectFour = Court(game: "connect_four")
  static let kuhn = Court(game: "kuhn_poker", effort: Effort(episodes: 12, visits: 6, seconds: nil))
  static let goofspiel = Court(game: "goofspiel")

  /// Tries one rule on a mutant.
  func result(of rule: String, _ mutant: Mutant = Mutant()) throws -> RuleResult {
    let library = try PluginCatalogue.shipped.library(offering: game)
    guard let rule = Contract.rule(rule) else { throw NoSuchRule() }
    let check = EnvironmentCheck(seed: Seed(5), effort: effort) {
      parameters throws(EnvironmentError) in
      MutantEnvironment(
        try library.makeEnvironment(
          game, parameters: mutant.parameters(parameters ?? self.parameters)),
        mutant)
    }
    return check.result(of: rule)
  }

  /// Expects that a rule convicts a mutant with words about its fault, and clears the sound game.
  func convict(
    _ rule: String, because words: String, _ mutate: (inout Mutant) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let sound = try result(of: rule)
    #expect(!sound.isFailure, "\(sound.json)", sourceLocation: sourceLocation)
    var mutant = Mutant()
    mutate(&mutant)
    let result = try result(of: rule, mutant)
    guard case .failed(let violation) = result.finding else {
      Issue.record("\(rule) clears the mutant: \(result.json)", sourceLocation: sourceLocation)
      return
    }
    #expect(
      violation.expected.contains(words), "\(result.json)", sourceLocation: sourceLocation)
  }
}
