// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The symmetry extension of an episode in a worker.
struct WorkerSymmetry: Symmetry {
  let episode: WorkerEpisode

  var count: Int { episode.environment.symmetryCount }

  func name(of element: Int) throws(EnvironmentError) -> String { try look(at: element).name }

  func inverse(of element: Int) throws(EnvironmentError) -> Int { try look(at: element).inverse }

  private func look(at element: Int) throws(EnvironmentError) -> (inverse: Int, name: String) {
    try episode.session.perform(
      .element, { $0.put(UInt32(clamping: element)) },
      read: { reader throws(EnvironmentError) in
        (Int(reader.u32()), reader.text())
      })
  }

  func episode(mappedBy element: Int) throws(EnvironmentError) -> any Episode {
    try WorkerEpisode.make(
      by: .map, of: episode.environment, in: episode.session, isCopy: true
    ) { request, slot in
      request.put(episode.slot)
      request.put(slot)
      request.put(UInt32(clamping: element))
    }
  }

  func action(_ action: ActionID, by seat: Seat, mappedBy element: Int)
    throws(EnvironmentError) -> (seat: Seat, action: ActionID)
  {
    try episode.session.perform(
      .mapAction,
      { request in
        request.put(episode.slot)
        request.put(UInt32(clamping: element))
        request.put(UInt32(truncatingIfNeeded: seat.index))
        request.put(action)
      },
      read: { reader throws(EnvironmentError) in
        let seat = Int(reader.u32())
        guard seat < episode.progress.seatCount else {
          throw brokenAnswer(
            episode.place("symmetry.map_action"), "It maps to seat \(seat), which there is not.")
        }
        return (seat: Seat(seat), action: reader.i64())
      })
  }
}
