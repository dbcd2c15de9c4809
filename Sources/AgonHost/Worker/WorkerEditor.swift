// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The edits extension of an episode in a worker.
struct WorkerEditor: StateEditor {
  let episode: WorkerEpisode

  func facts() throws(EnvironmentError) -> [JSON] {
    let bytes = try episode.session.perform(
      .facts, { $0.put(episode.slot) },
      read: { reader throws(EnvironmentError) in Array(reader.span()) })
    return try episode.lent.list(bytes, from: "edits.list")
  }

  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON]) {
    var changes: [UInt8] = []
    let edited = try WorkerEpisode.make(
      by: .edit, of: episode.environment, in: episode.session, isCopy: true,
      { request, slot in
        request.put(episode.slot)
        request.put(slot)
        request.put(fact.description)
      },
      before: { changes = Array($0.span()) })
    return (edited, try episode.lent.list(changes, from: "edits.edit"))
  }

  func validate() throws(EnvironmentError) {
    try episode.session.perform(
      .validate, { $0.put(episode.slot) }, read: { _ throws(EnvironmentError) in })
  }

  func pass(to seat: Seat) throws(EnvironmentError) -> any Episode {
    try WorkerEpisode.make(
      by: .pass, of: episode.environment, in: episode.session, isCopy: true
    ) { request, slot in
      request.put(episode.slot)
      request.put(slot)
      request.put(UInt32(truncatingIfNeeded: seat.index))
    }
  }
}
