// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Plays episodes to their end with uniformly random actions.
struct Rollout {
  /// Turns after which a rollout is cut and the returns so far count.
  static let mostTurns = 2_000

  var generator: SplitMix64
  private var actions: [ActionID] = []

  init(seed: Seed) { generator = SplitMix64(seed: seed) }

  /// Plays on to the end and tells the returns.
  mutating func finish(_ episode: any Episode) throws(EnvironmentError) -> [Double] {
    var turns = 0
    while turns < Rollout.mostTurns, try step(episode) { turns += 1 }
    return try episode.returns()
  }

  /// Plays one random turn of whoever acts; false when nobody acts or nothing can be listed.
  ///
  /// - Parameter fixed: a seat of a simultaneous turn whose action is given.
  mutating func step(_ episode: any Episode, fixed: (seat: Seat, action: ActionID)? = nil)
    throws(EnvironmentError) -> Bool
  {
    let progress = episode.progress
    guard progress.phase == .play else { return false }
    switch progress.turn {
    case .seat(let seat):
      guard let action = try draw(for: seat, in: episode) else { return false }
      try episode.apply(action, by: seat)
    case .simultaneous:
      var joint: [(seat: Seat, action: Action)] = []
      for index in 0..<64 where progress.acting >> UInt64(index) & 1 == 1 {
        let seat = Seat(index)
        if let fixed, fixed.seat == seat {
          joint.append((seat, .enumerated(fixed.action)))
        } else if let action = try draw(for: seat, in: episode) {
          joint.append((seat, .enumerated(action)))
        } else {
          return false
        }
      }
      try episode.apply(joint)
    case .chance, .nobody: return false
    }
    return true
  }

  private mutating func draw(for seat: Seat, in episode: any Episode) throws(EnvironmentError)
    -> ActionID?
  {
    try episode.legalActions(of: seat, into: &actions)
    return actions.isEmpty ? nil : actions[generator.below(actions.count)]
  }
}
