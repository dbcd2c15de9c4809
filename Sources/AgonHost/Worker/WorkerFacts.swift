// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The facts extension of an episode in a worker.
struct WorkerFacts: FactChecker {
  let episode: WorkerSlot

  func check(_ claim: JSON, for seat: Seat, view: View, nodes: UInt64)
    throws(EnvironmentError) -> FactAnswer
  {
    let (verdict, evidence) = try episode.session.perform(
      .check, extra: .forNodes(nodes),
      { request in
        request.put(episode.number)
        request.put(UInt32(truncatingIfNeeded: seat.index))
        request.put(view.rawValue)
        request.put(nodes)
        request.put(claim.description)
      },
      read: { reader throws(EnvironmentError) in (reader.i32(), Array(reader.span())) })
    do throws(EnvironmentError) {
      return try FactAnswer(verdict: verdict, evidence: evidence, episode.place("facts.check"))
    } catch {
      throw episode.session.fail(error)
    }
  }

  func generate(_ truth: Bool, for seat: Seat, seed: Seed, most: Int) throws(EnvironmentError)
    -> [JSON]
  {
    let bytes = try episode.session.perform(
      .generate,
      { request in
        request.put(episode.number)
        request.put(UInt32(truncatingIfNeeded: seat.index))
        request.put(UInt32(truth ? 1 : 0))
        request.put(seed.value)
        request.put(UInt32(clamping: most))
      },
      read: { reader throws(EnvironmentError) in Array(reader.span()) })
    return try episode.list(bytes, from: "facts.generate")
  }
}
