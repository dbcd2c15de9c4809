// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// One rule's look at an environment: what it may use, and where it is.
///
/// Confined to one thread.
package final class Trial {
  /// The environment under trial.
  let environment: any Environment
  /// Makes the environment with other parameters; nil for the defaults.
  let make: (JSON?) throws(EnvironmentError) -> any Environment
  /// The file of the plugin; nil when there is none.
  let file: String?
  /// What all draws of the trial follow from.
  let seed: Seed
  /// How much is tried.
  let effort: Effort
  /// Draws of the rule.
  var random: SplitMix64
  /// Where the trial is; nil before the first episode.
  private(set) var trail: Trail? {
    didSet { note?.write(trail?.sentence ?? "") }
  }
  /// Episodes begun by `walk`.
  private(set) var episodes = 0
  /// States visited by `walk`.
  private(set) var visits = 0
  private let note: SharedNote?
  private let clock = ContinuousClock()
  private let beginning: ContinuousClock.Instant

  /// Begins a trial.
  ///
  /// - Parameter note: is told where the trial is, for one who finds this process dead.
  package init(
    of environment: any Environment, file: String? = nil, seed: Seed, effort: Effort,
    note: SharedNote? = nil, make: @escaping (JSON?) throws(EnvironmentError) -> any Environment
  ) {
    self.environment = environment
    self.make = make
    self.file = file
    self.seed = seed
    self.effort = effort
    self.note = note
    random = SplitMix64(seed: seed)
    beginning = clock.now
  }

  /// The declared facts.
  var facts: EnvironmentDescriptor { environment.descriptor }

  /// True when no further episode is to be begun.
  var isOutOfTime: Bool {
    guard let most = effort.seconds else { return false }
    return beginning.duration(to: clock.now) > .seconds(most)
  }

  /// What has been looked at, as a few words.
  var looked: String { "\(visits) states of \(episodes) episodes" }

  /// Begins an episode and stands at its start.
  func begin(seats: Int, seed: Seed) throws -> any Episode {
    trail = Trail(seats: seats, seed: seed)
    return try environment.begin(seats: seats, seed: seed, opening: nil)
  }

  /// Applies a step to the episode that the trail follows.
  func take(_ step: Step, in episode: any Episode) throws {
    let words = try episode.words(for: step)
    try episode.apply(step)
    trail?.append(step, words)
  }

  /// An independent copy of the episode that the trail follows: by its clone ability, else by playing
  /// it again.
  func copy(_ episode: any Episode) throws -> any Episode {
    if facts.abilities.contains(.clone) { return try episode.clone(.exact) }
    return try replay()
  }

  /// A new episode that has come the trail's way.
  func replay() throws -> any Episode {
    guard let trail else { throw RuleStop.inapplicable("No episode has been begun.") }
    let episode = try environment.begin(seats: trail.seats, seed: trail.seed, opening: nil)
    for step in trail.steps { try episode.apply(step) }
    return episode
  }

  /// Plays random episodes and shows states of each: the first ones, the last ones and some between.
  ///
  /// - Parameter episodes: how many; nil for the effort's count.
  /// - Parameter visits: states of one episode; nil for the effort's count.
  /// - Parameter timed: false to look at all episodes whatever they take.
  func walk(
    episodes: Int? = nil, visits: Int? = nil, timed: Bool = true,
    _ visit: (any Episode) throws -> Void
  ) throws {
    let counts = facts.seats
    for number in 0..<(episodes ?? effort.episodes) {
      if timed, number >= 2, isOutOfTime { break }
      let seats = counts.lowerBound + number % counts.count
      let seed = self.seed.derived(UInt64(number))
      let steps = try randomSteps(seats: seats, seed: seed)
      self.episodes += 1
      let shown = places(among: steps.count + 1, most: visits ?? effort.visits)
      let episode = try begin(seats: seats, seed: seed)
      for place in 0...steps.count {
        if shown.contains(place) {
          self.visits += 1
          try visit(episode)
        }
        if place < steps.count { try take(steps[place], in: episode) }
      }
    }
  }

  /// Actions after which a random episode of the trial is left.
  var mostSteps: Int { min(facts.mostTurns ?? 2_000, 2_000) }

  /// The steps of one random episode, to its end or the trial's limit.
  private func randomSteps(seats: Int, seed: Seed) throws -> [Step] {
    let episode = try begin(seats: seats, seed: seed)
    var steps: [Step] = []
    while steps.count < mostSteps, let step = try episode.drawStep(with: &random) {
      try take(step, in: episode)
      steps.append(step)
    }
    return steps
  }

  /// The places to show: all when there is room, else the first two, the last three and a draw.
  private func places(among count: Int, most: Int) -> Set<Int> {
    guard count > most else { return Set(0..<count) }
    var places: Set<Int> = [0, 1, count - 3, count - 2, count - 1]
    while places.count < most { places.insert(random.below(count)) }
    return places
  }
}
