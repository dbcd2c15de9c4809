// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An episode of a sound environment with one thing broken.
final class MutantEpisode: Episode {
  let base: any Episode
  let mutant: Mutant
  /// For mutants that remember.
  var count = 0

  init(_ base: any Episode, _ mutant: Mutant) {
    self.base = base
    self.mutant = mutant
  }

  var progress: Progress {
    var progress = base.progress
    mutant.progress?(self, &progress)
    return progress
  }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    try base.legalActions(of: seat, into: &actions)
    mutant.legalActions?(self, seat, &actions)
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    let name = try base.name(of: action, by: seat)
    do {
      return try mutant.name?(self, action, name) ?? name
    } catch {
      throw Mutant.error(from: error)
    }
  }

  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    if let read = mutant.read { return try read(self, text, seat) }
    return try base.read(text, by: seat)
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    try tried { () throws(EnvironmentError) in try base.apply(action, by: seat) }
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    try tried { () throws(EnvironmentError) in try base.apply(actions) }
  }

  func apply(chance outcome: ActionID) throws(EnvironmentError) {
    try tried { () throws(EnvironmentError) in try base.apply(chance: outcome) }
  }

  private func tried(_ call: () throws(EnvironmentError) -> Void) throws(EnvironmentError) {
    mutant.before?(self)
    do throws(EnvironmentError) {
      try call()
    } catch {
      mutant.refused?(self)
      if mutant.accepts?(self, error) ?? false { return }
      throw error
    }
  }

  func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] {
    var outcomes = try base.chanceOutcomes()
    mutant.chance?(self, &outcomes)
    return outcomes
  }

  func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String {
    if let name = mutant.chanceName { return name(outcome) }
    return try base.name(ofChance: outcome)
  }

  func rewards() throws(EnvironmentError) -> [Double] {
    var rewards = try base.rewards()
    mutant.rewards?(self, &rewards)
    return rewards
  }

  func returns() throws(EnvironmentError) -> [Double] {
    var returns = try base.returns()
    mutant.returns?(self, &returns)
    return returns
  }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    do throws(EnvironmentError) {
      try base.observe(seat, view: view, media: media, into: &bytes)
    } catch {
      guard mutant.observe != nil else { throw error }
      bytes = []
    }
    do {
      try mutant.observe?(self, seat, view, media, &bytes)
    } catch {
      throw Mutant.error(from: error)
    }
  }

  func outcome() throws(EnvironmentError) -> JSON {
    if let outcome = mutant.outcome?(self) { return outcome }
    return try base.outcome()
  }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    if mutant.cloneFails { throw Mutant.error(.unsupported) }
    let made = try base.clone(mutant.cloneMode?(self, mode) ?? mode)
    let clone = MutantEpisode(made, mutant)
    clone.count = count
    mutant.cloned?(self, clone, mode)
    return clone
  }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    try base.serialise(into: &bytes)
    mutant.serialise?(self, &bytes)
  }

  var positionKey: UInt64? { mutant.key.map { $0(self, base.positionKey) } ?? base.positionKey }
  var facts: (any FactChecker)? { base.facts.map { mutant.facts?(self, $0) ?? $0 } }
  var oracle: (any Oracle)? { base.oracle.map { mutant.oracle?($0) ?? $0 } }
  var editor: (any StateEditor)? { base.editor.map { mutant.editor?(self, $0) ?? $0 } }
  var symmetry: (any Symmetry)? { base.symmetry.map { mutant.symmetry?($0) ?? $0 } }
}
