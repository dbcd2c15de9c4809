// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What one seat submits when it is to act, alone or together with others.
struct Submission {
  let seat: Seat
  let legalCount: Int
  var decision: Decision
  let latency: Duration
  /// Name of the action once it is applied.
  var applied: String?

  /// The action, unless the seat failed or resigned.
  var action: ActionID? {
    if case .action(let action) = decision.choice { action } else { nil }
  }
}

extension Episode {
  /// The seats that must submit now: one, or all of a joint turn, in order; none when nobody acts.
  var seatsToAct: [Seat] {
    if let seat = seatToAct { return [seat] }
    guard case .simultaneous = progress.turn, isOn else { return [] }
    return actingSeats
  }
}

extension Episode {
  /// The seats that must submit now.
  ///
  /// - Parameter count: number of seats in the episode.
  /// - Throws: `faulty` where nobody acts though the episode goes on, or a seat that does not exist.
  func seatsToSubmit(of count: Int) throws(EnvironmentError) -> [Seat] {
    let seats = seatsToAct
    guard let last = seats.last, last.index < count else {
      throw EnvironmentError(
        code: .faulty, place: "progress",
        detail: seats.isEmpty
          ? "Nobody is to act, yet the episode has not ended."
          : "Seat \(seats[seats.count - 1]) is to act, but there are \(count) seats.",
        fault: .protocol)
    }
    return seats
  }
}

/// Applies what the acting seats submit, all of it or nothing.
///
/// One that failed or resigned leaves the others unapplied. An action that the rules refuse becomes a failure
/// of its seat.
func apply(_ submissions: inout [Submission], to episode: any Episode) throws(EnvironmentError) {
  var joint: [(seat: Seat, action: ActionID)] = []
  var names: [String] = []
  for submission in submissions {
    guard let action = submission.action else { return }
    joint.append((submission.seat, action))
    names.append(try episode.name(of: action, by: submission.seat))
  }
  do throws(EnvironmentError) {
    if joint.count == 1 {
      try episode.apply(joint[0].action, by: joint[0].seat)
    } else {
      try episode.apply(joint.map { ($0.seat, .enumerated($0.action)) })
    }
  } catch {
    guard error.code == .illegalAction else { throw error }
    guard let index = try refused(joint, in: episode) else { throw error }
    submissions[index].decision.choice = .failed(.illegal, error.detail)
    return
  }
  for index in submissions.indices { submissions[index].applied = names[index] }
}

/// The one of the actions that the rules refuse; nil when each is one that the environment lists.
private func refused(_ joint: [(seat: Seat, action: ActionID)], in episode: any Episode)
  throws(EnvironmentError) -> Int?
{
  for (index, entry) in joint.enumerated() {
    let legal = try episode.legalActions(of: entry.seat)
    // Where nothing is listed, the seat cannot have known better than to try.
    if legal.isEmpty || !legal.contains(entry.action) { return index }
  }
  return nil
}
