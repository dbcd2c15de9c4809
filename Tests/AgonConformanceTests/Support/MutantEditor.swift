// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An editor with one thing broken.
struct MutantEditor: StateEditor {
  let base: any StateEditor
  var listed: ([JSON]) -> [JSON] = { $0 }
  var changed: ([JSON]) -> [JSON] = { $0 }
  var ignores: (any Episode)?
  var passes: (Seat) -> Seat = { $0 }
  var isValid = true

  func facts() throws(EnvironmentError) -> [JSON] { listed(try base.facts()) }

  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON]) {
    let made = try base.edit(fact)
    return (try ignores?.clone(.exact) ?? made.episode, changed(made.changes))
  }

  func validate() throws(EnvironmentError) {
    if !isValid { throw Mutant.error(.invalidData) }
    try base.validate()
  }

  func pass(to seat: Seat) throws(EnvironmentError) -> any Episode {
    try base.pass(to: passes(seat))
  }
}
