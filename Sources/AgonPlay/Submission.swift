// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What one seat submits when it is to act, alone or together with others.
struct Submission {
  let seat: Seat
  let legalCount: Int
  /// The chance of the decision.
  let seed: Seed
  var decision: Decision
  let latency: Duration
  /// Name of the action once it is applied.
  var applied: String?
  /// Whether no action could be found for the seat's failure.
  var isBeyondHelp = false

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
/// The one place where the policy for useless answers acts: on those that the agents gave, and on an action that
/// the rules refuse, which becomes a failure of its seat. A seat that fails all the same, or resigned, leaves the
/// others unapplied.
func apply(
  _ submissions: inout [Submission], to episode: any Episode, onFailure policy: FailurePolicy
) throws(EnvironmentError) {
  repeat {
    if policy == .randomLegal {
      for index in submissions.indices { try submissions[index].playOnAtRandom(in: episode) }
    }
  } while try isRefused(&submissions, by: episode)
}

/// Applies the actions unless a seat has none; true when the rules refuse one, which is a failure then.
private func isRefused(_ submissions: inout [Submission], by episode: any Episode)
  throws(EnvironmentError) -> Bool
{
  var joint: [(seat: Seat, action: ActionID)] = []
  var names: [String] = []
  for submission in submissions {
    guard let action = submission.action else { return false }
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
    return true
  }
  for index in submissions.indices { submissions[index].applied = names[index] }
  return false
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
