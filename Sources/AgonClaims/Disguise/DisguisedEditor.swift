// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The facts of a state in disguise.
struct DisguisedEditor: StateEditor {
  let original: any StateEditor
  let disguise: Disguise

  func facts() throws(EnvironmentError) -> [JSON] {
    try disguise.passing { () throws(EnvironmentError) in try original.facts() }
      .map { disguise.swapped(claim: $0) }
  }

  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON]) {
    let plain = disguise.swapped(claim: fact, isLenient: true)
    let edited = try disguise.passing { () throws(EnvironmentError) in try original.edit(plain) }
    return (
      DisguisedEpisode(edited.episode, by: disguise),
      edited.changes.map { disguise.swapped(claim: $0) }
    )
  }

  func validate() throws(EnvironmentError) {
    try disguise.passing { () throws(EnvironmentError) in try original.validate() }
  }

  func pass(to seat: Seat) throws(EnvironmentError) -> any Episode {
    DisguisedEpisode(
      try disguise.passing { () throws(EnvironmentError) in try original.pass(to: seat) },
      by: disguise)
  }
}
