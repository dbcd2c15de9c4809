// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// The episodes of a tournament in the order in which they are to start.
///
/// A plan is made when it is asked for, so a long schedule takes no more memory than its openings.
///
/// Pair number 0 of every environment and pairing comes first, then number 1, and so on: at any moment
/// all agents have played nearly the same, and early standings mean something. The two legs of a pair
/// follow each other; they share opening and seed and swap the seats. Pair number N has the same opening
/// and seed for all pairings.
package struct Schedule: RandomAccessCollection, Sendable {
  /// One pairing in one environment, with the number of pairs that it plays.
  private struct Slot: Sendable {
    let environment: Int
    let pairing: RoundRobin.Pairing
    let pairs: Int
  }

  /// Pair numbers that the same slots play.
  private struct Stretch: Sendable {
    let firstEpisode: Int
    let firstPair: Int
    let slots: [Slot]
  }

  /// Episodes of a pair.
  package static let legCount = 2

  /// Digest of the arena.
  package let arena: Digest
  /// Names of the environments, by number.
  package let environments: [String]
  /// Names of the agents, by number.
  package let agents: [String]
  /// Number of episodes.
  package let count: Int
  /// For each environment, the pairs whose random opening an earlier pair has too, because the
  /// environment has no more openings of that length.
  package let repeatedOpenings: [Int]
  private let stretches: [Stretch]
  private let books: [OpeningBook]
  private let seeds: [Seed]

  /// Arranges the tournament of an arena.
  ///
  /// - Parameter openings: plays the random openings that the arena asks for; `RandomOpening.names` does.
  /// - Throws: `ArenaError`, or what `openings` throws.
  package init(
    _ arena: Arena, openings make: (OpeningRequest) throws -> [String]? = { _ in nil }
  ) throws {
    self.arena = arena.digest
    environments = arena.environments.map(\.name)
    agents = arena.agents.map(\.name)
    let seeds = arena.environments.map { arena.seed.derived($0.name) }
    let slots = Self.slots(of: arena)
    books = try arena.environments.enumerated().map { number, environment in
      switch environment.openings {
      case .start: return OpeningBook()
      case .listed(let openings): return OpeningBook(listed: openings.isEmpty ? [.start] : openings)
      case .random(let plies):
        let pairs = slots.filter { $0.environment == number }.map(\.pairs).max() ?? 0
        return try OpeningBook(
          environment: number, name: environment.name, plies: plies,
          seeds: (0..<pairs).lazy.map { seeds[number].derived(UInt64($0)) }, make: make)
      }
    }
    repeatedOpenings = books.map(\.repeatedCount)
    self.seeds = seeds
    (stretches, count) = Self.stretches(of: slots)
  }

  private static func pairings(of arena: Arena) -> [RoundRobin.Pairing] {
    guard let challengers = arena.challengers else {
      return RoundRobin.pairings(of: arena.agents.count)
    }
    return (challengers..<Swift.max(challengers, arena.agents.count)).flatMap { other in
      (0..<challengers).map { RoundRobin.Pairing(first: $0, second: other) }
    }
  }

  private static func slots(of arena: Arena) -> [Slot] {
    let pairings = Self.pairings(of: arena)
    return arena.environments.enumerated().flatMap { number, environment in
      pairings.map { pairing in
        let agents = [pairing.first, pairing.second].compactMap { arena.agents[$0].pairs }
        let limits = agents + [environment.pairs].compactMap(\.self)
        return Slot(
          environment: number, pairing: pairing, pairs: limits.reduce(arena.pairs, Swift.min))
      }
    }
  }

  private static func stretches(of slots: [Slot]) -> ([Stretch], count: Int) {
    var stretches: [Stretch] = []
    var count = 0
    var firstPair = 0
    for end in Set(slots.map(\.pairs)).sorted() {
      let active = slots.filter { $0.pairs > firstPair }
      stretches.append(Stretch(firstEpisode: count, firstPair: firstPair, slots: active))
      count += (end - firstPair) * active.count * legCount
      firstPair = end
    }
    return (stretches, count)
  }

  /// The number of the first episode.
  package var startIndex: Int { 0 }
  /// One more than the number of the last episode.
  package var endIndex: Int { count }

  /// The episode of a number.
  package subscript(position: Int) -> EpisodePlan {
    precondition(indices.contains(position), "The schedule has no episode of this number.")
    let next = stretches.firstIndex { $0.firstEpisode > position } ?? stretches.count
    let stretch = stretches[next - 1]
    let offset = position - stretch.firstEpisode
    let leg = offset % Self.legCount
    let slot = stretch.slots[offset / Self.legCount % stretch.slots.count]
    let pair = stretch.firstPair + offset / (Self.legCount * stretch.slots.count)
    let (first, second) = (slot.pairing.first, slot.pairing.second)
    let seated = leg == 0 ? [first, second] : [second, first]
    return EpisodePlan(
      key: EpisodeKey.digest(
        arena: arena, environment: environments[slot.environment],
        agents: seated.map { agents[$0] }, pair: pair, leg: leg),
      environment: slot.environment, agents: seated, pair: pair, leg: leg,
      seed: seeds[slot.environment].derived(UInt64(pair)), opening: books[slot.environment][pair])
  }

  /// The episodes that are not among the finished ones, in their order.
  package func remaining(after finished: Set<Digest>) -> some Sequence<EpisodePlan> {
    lazy.filter { !finished.contains($0.key) }
  }
}
