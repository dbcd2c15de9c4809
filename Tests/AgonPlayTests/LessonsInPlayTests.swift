// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonPlay
internal import Testing

struct LessonsInPlayTests {
  private let known = Lessons(topic: "nim", version: 3, text: "Leave four.")

  private func play(
    _ first: any Agent, _ second: any Agent = ScriptedAgent.taking(1), lessons: [Lessons?],
    in environment: any Environment = NimEnvironment(), onFailure policy: FailurePolicy = .forfeit
  ) async throws -> Trajectory {
    try await playEpisode(
      .sample(), in: environment, with: [first, second], lessons: lessons, onFailure: policy,
      clock: ManualClock())
  }

  @Test func `a seat is asked with its own lessons and the others with none`() async throws {
    let (first, second) = (LearningAgent(), LearningAgent())
    let played = try await play(first, second, lessons: [known, nil])
    #expect(first.lessons.allSatisfy { $0 == known } && !first.lessons.isEmpty)
    #expect(second.lessons.allSatisfy { $0 == nil } && !second.lessons.isEmpty)
    #expect(played.lessons == [known, nil])
  }

  @Test func `after the end who keeps lessons looks back once, the others never`() async throws {
    let (first, second) = (LearningAgent(), LearningAgent())
    let played = try await play(first, second, lessons: [nil, known])
    #expect(first.reviews.isEmpty)
    let review = try #require(second.reviews.first)
    #expect(second.reviews.count == 1 && review.outcome == played.outcome)
    #expect(review.seat == Seat(1) && review.seatCount == 2)
    let sight = try #require(review.lastObservation)
    #expect(!sight.isEmpty)
  }

  @Test func `new lessons are a new version under the seat's own topic`() async throws {
    let first = LearningAgent { _ in
      LessonRevision(seat: Seat(1), lessons: Lessons(topic: "other", version: 9, text: "Take one."))
    }
    let played = try await play(first, lessons: [known, nil])
    #expect(
      played.revisions == [
        LessonRevision(
          seat: Seat(0), lessons: Lessons(topic: "nim", version: 4, text: "Take one."))
      ])
  }

  @Test func `lessons that did not change keep their version, with the calls`() async throws {
    let call = ModelCall(
      messages: [Message(.user, "What now?")], reply: nil, failure: .empty, detail: "Nothing.",
      latency: .seconds(1), purpose: .reflection)
    let first = LearningAgent { lessons in
      LessonRevision(seat: Seat(0), lessons: lessons, calls: [call])
    }
    let played = try await play(first, lessons: [known, nil])
    #expect(played.revisions.map(\.lessons) == [known] && played.revisions[0].calls == [call])
  }

  @Test func `a review holds the seat's own turns, without digests of the whole state`()
    async throws
  {
    let first = LearningAgent()
    let played = try await play(first, lessons: [known])
    let review = try #require(first.reviews.first)
    #expect(review.turns.map(\.index) == played.turns.filter { $0.seat == Seat(0) }.map(\.index))
    #expect(review.turns.allSatisfy { $0.digest == Digest(words: .zero) })
    #expect(review.history.map(\.action) == played.turns.compactMap(\.applied))
  }

  @Test func `where something is hidden a review tells the seat's own actions only`() async throws {
    let first = LearningAgent()
    _ = try await play(first, lessons: [known], in: AuctionEnvironment())
    let review = try #require(first.reviews.first)
    #expect(!review.history.isEmpty && review.history.allSatisfy { $0.seat == Seat(0) })
  }

  @Test func `a void episode can teach too`() async throws {
    let first = LearningAgent()
    let mute = ScriptedAgent { _ in Decision(.failed(.empty, "Nothing.")) }
    _ = try await play(first, mute, lessons: [known], onFailure: .void)
    #expect(first.reviews.map(\.outcome.end) == [.voided])
  }

  @Test func `an agent that cannot look back leaves no record`() async throws {
    let gone = AgentUnavailable(agent: "learning", detail: "Its endpoint is gone.")
    let first = LearningAgent { _ in throw gone }
    await #expect(throws: gone) { try await play(first, lessons: [known]) }
  }

  @Test func `the chance of looking back differs by leg and seat`() async throws {
    var seeds: Set<Seed> = []
    for leg in 0..<2 {
      let agents = [LearningAgent(), LearningAgent()]
      _ = try await playEpisode(
        .sample(leg: leg), in: NimEnvironment(), with: agents, lessons: [known, known],
        clock: ManualClock())
      seeds.formUnion(agents.flatMap(\.reviews).map(\.seed))
    }
    #expect(seeds.count == 4)
  }

  @Test func `without lessons nothing is kept of them`() async throws {
    let played = try await play(LearningAgent(), lessons: [nil, nil])
    #expect(played.lessons.isEmpty && played.revisions.isEmpty)
  }
}
