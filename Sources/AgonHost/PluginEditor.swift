// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The edits extension of an episode.
struct PluginEditor: StateEditor {
  let table: UnsafePointer<agon_edits_table_t>
  let episode: PluginEpisode

  func facts() throws(EnvironmentError) -> [JSON] {
    var bytes: [UInt8] = []
    try check(episode.place("edits.list")) { _ in
      withSink(to: &bytes) { table.pointee.list(episode.handle, $0) }
    }
    return try episode.lent.list(bytes, from: "edits.list")
  }

  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON]) {
    var bytes: [UInt8] = []
    var copy: OpaquePointer?
    try check(episode.place("edits.edit")) { error in
      withSink(to: &bytes) { sink in
        withSpan(fact) { table.pointee.edit(episode.handle, $0, &copy, sink, error) }
      }
    }
    let edited = try PluginEpisode(of: episode.environment, made: copy, by: "edits.edit")
    return (edited, try episode.lent.list(bytes, from: "edits.edit"))
  }

  func validate() throws(EnvironmentError) {
    try check(episode.place("edits.validate")) { table.pointee.validate(episode.handle, $0) }
  }

  func pass(to seat: Seat) throws(EnvironmentError) -> any Episode {
    var copy: OpaquePointer?
    try check(episode.place("edits.pass")) { error in
      table.pointee.pass(episode.handle, UInt32(truncatingIfNeeded: seat.index), &copy, error)
    }
    return try PluginEpisode(of: episode.environment, made: copy, by: "edits.pass")
  }
}
