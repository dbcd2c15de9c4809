// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization
import Testing

@testable import AgonArena

struct AnotherSampleTests {
  /// Plays the first legal action and keeps what it was asked.
  private final class Listener: Agent {
    let identity = AgentIdentity(
      name: "poet/again", kind: "language", version: "1", settings: ["model": "m"],
      isDeterministic: false)
    let heard = Mutex<[(seed: Seed, sample: Int)]>([])
    let reviewed = Mutex<[Seed]>([])

    func decide(_ request: DecisionRequest) async throws -> Decision {
      heard.withLock { $0.append((request.seed, request.sample)) }
      return Decision(.action(request.legalActions[0]))
    }

    func revise(_ lessons: Lessons, after review: EpisodeReview) async throws -> LessonRevision? {
      reviewed.withLock { $0.append(review.seed) }
      return nil
    }
  }

  @Test func `it asks the same question with another chance, the same every time`() async throws {
    let environment = PileEnvironment()
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
    let request = DecisionRequest(
      window: SeatWindow(environment: environment, episode: episode, seat: Seat(0)),
      legalActions: [1, 2], seed: Seed(5))
    let listener = Listener()
    let again = AnotherSample(of: listener)
    #expect(try await again.decide(request).choice == .action(1))
    _ = try await again.decide(request)
    let heard = listener.heard.withLock { $0 }
    #expect(heard.map(\.sample) == [1, 1])
    #expect(heard[0].seed == heard[1].seed)
    #expect(heard[0].seed != Seed(5))
  }

  @Test func `it looks back with another chance, the same every time`() async throws {
    let review = EpisodeReview(
      environment: PileEnvironment(), seat: Seat(0), seatCount: 2, turns: [], history: [],
      outcome: Outcome(end: .terminated, reason: "taken", returns: [1, -1]), seed: Seed(5))
    let listener = Listener()
    let again = AnotherSample(of: listener)
    for _ in 0..<2 {
      _ = try await again.revise(Lessons(topic: "t", version: 0, text: ""), after: review)
    }
    let seeds = listener.reviewed.withLock { $0 }
    #expect(seeds.count == 2)
    #expect(Set(seeds).count == 1)
    #expect(!seeds.contains(Seed(5)))
  }

  @Test func `the record tells that its answers are another sample`() {
    let again = AnotherSample(of: Listener())
    #expect(again.identity.name == "poet/again")
    #expect(again.identity.settings == ["model": "m", "another_sample": true])
  }
}
