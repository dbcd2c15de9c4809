// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation
internal import Synchronization

extension ConformanceRule {
  /// Equal seeds and actions give equal bytes.
  static let determinism = [repeatable, repeatableAcrossProcesses, apart, threads]

  static let repeatable = ConformanceRule(
    "determinism", "determinism",
    "Equal parameters, seed and actions give equal states, views and bytes."
  ) { trial in
    try trial.walk { episode in
      let again = try trial.replay()
      let difference = try trial.fingerprint(again).difference(from: trial.fingerprint(episode))
      try trial.require(same: difference, "Played again, the same steps lead to the same state.")
    }
    return trial.looked
  }

  static let repeatableAcrossProcesses = ConformanceRule(
    "determinism-processes", "determinism, two processes",
    "Another process gives equal states, views and bytes for equal seeds and actions.",
    method: .acrossProcesses(
      record: { trial in
        let lines = try trial.states(visits: 4).map { state in
          [
            "trail": Violation(expected: "", seen: "", place: state.trail).json,
            "digest": .string(state.digest.description),
          ] as JSON
        }
        return .array(lines)
      },
      judge: { trial, record in
        // Another process has another past.
        for most in [3, 5, 7] {
          let other = try trial.environment.begin(
            seats: trial.facts.seats.lowerBound, seed: trial.seed, opening: nil)
          try playOn(other, seed: trial.seed, most: most)
        }
        let written = record.elements ?? []
        let states = try trial.states(visits: 4)
        try trial.require(
          written.count == states.count, "Both processes see as many states.",
          saw: "One sees \(written.count), the other \(states.count).")
        for (line, state) in zip(written, states) {
          let other = line["trail"].flatMap(Violation.init(json:))?.place
          try trial.require(
            other?.words == state.trail.words
              && line["digest"]?.text == state.digest.description,
            "Two processes see the same states, views and bytes.",
            saw: "They differ at: \(state.trail.sentence).")
        }
        return "\(states.count) states"
      }))

  static let apart = ConformanceRule(
    "independence", "episodes apart",
    "Episodes that are played in turns do not touch each other."
  ) { trial in
    let seats = trial.facts.seats.upperBound
    for number in 0..<max(2, trial.effort.episodes / 4) {
      let seed = trial.seed.derived("apart \(number)")
      let alone = try run(trial, seats: seats, seed: seed, beside: nil)
      let beside = try trial.environment.begin(
        seats: trial.facts.seats.lowerBound, seed: trial.seed.derived("beside \(number)"),
        opening: nil)
      let together = try run(trial, seats: seats, seed: seed, beside: beside)
      try trial.require(
        same: together.difference(from: alone),
        "An episode ends the same when another one is played beside it.")
    }
    return "\(max(2, trial.effort.episodes / 4)) pairs of episodes"
  }

  static let threads = ConformanceRule(
    "threads", "episodes on threads",
    "Different episodes run on different threads at once and end as they do alone."
  ) { trial in
    let seeds = (0..<max(4, trial.effort.episodes / 2)).map { trial.seed.derived("thread \($0)") }
    let environment = trial.environment
    let most = trial.mostSteps
    let alone = seeds.map { playedDigest(environment, seed: $0, most: most) }
    let found = Mutex<[Int: [Played]]>([:])
    let group = DispatchGroup()
    for number in 0..<2 {
      group.enter()
      let thread = Thread {
        let digests = seeds.map { playedDigest(environment, seed: $0, most: most) }
        found.withLock { $0[number] = digests }
        group.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    group.wait()
    for (number, digests) in found.withLock({ $0 }) {
      for (place, digest) in digests.enumerated() where digest != alone[place] {
        throw RuleStop.violated(
          expected: "An episode of seed \(seeds[place]) ends the same on a thread as alone.",
          seen: "Thread \(number) saw: \(digest); alone it was: \(alone[place]).")
      }
    }
    return "2 threads, \(seeds.count) episodes each"
  }
}

/// What came of one random episode.
private enum Played: Hashable, Sendable, CustomStringConvertible {
  case ended(Digest)
  case failed(String)

  var description: String {
    switch self {
    case .ended(let digest): "the end \(digest)"
    case .failed(let words): words
    }
  }
}

private func playedDigest(_ environment: any Environment, seed: Seed, most: Int) -> Played {
  do {
    var random = SplitMix64(seed: seed)
    let episode = try environment.begin(
      seats: environment.descriptor.seats.lowerBound, seed: seed, opening: nil)
    var steps = 0
    while steps < most, let step = try episode.drawStep(with: &random) {
      try episode.apply(step)
      steps += 1
    }
    return .ended(
      try Fingerprint(of: episode, under: environment.descriptor, bytes: true).digest)
  } catch let RuleStop.violated(_, seen) {
    return .failed(seen)
  } catch {
    return .failed("\(error)")
  }
}

/// Plays an episode to its end, with a step of another one after each of its own.
private func run(_ trial: Trial, seats: Int, seed: Seed, beside: (any Episode)?) throws
  -> Fingerprint
{
  var random = SplitMix64(seed: seed)
  var others = SplitMix64(seed: seed.derived("others"))
  let episode = try trial.begin(seats: seats, seed: seed)
  var steps = 0
  while steps < trial.mostSteps, let step = try episode.drawStep(with: &random) {
    try trial.take(step, in: episode)
    if let beside, let step = try beside.drawStep(with: &others) { try beside.apply(step) }
    steps += 1
  }
  return try trial.fingerprint(episode)
}

extension Trial {
  /// A state of a walk.
  struct State {
    let trail: Trail
    let digest: Digest
  }

  /// The states of the trial's random episodes, with the digests of their fingerprints.
  ///
  /// Never cut by time, so that two processes see the same.
  func states(visits: Int) throws -> [State] {
    var states: [State] = []
    try walk(episodes: max(2, effort.episodes / 4), visits: visits, timed: false) { episode in
      if let trail {
        states.append(State(trail: trail, digest: try fingerprint(episode).digest))
      }
    }
    return states
  }
}
