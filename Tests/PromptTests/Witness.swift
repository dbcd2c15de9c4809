// SPDX-License-Identifier: Apache-2.0

import AgonAgents
import AgonCore
import Synchronization

/// A language agent in a seat, with a record of what its model was told in each turn, and what it would have been
/// told in states that its seat cannot tell from the true one.
final class Witness: Agent {
  /// One turn's questions to the model.
  struct Testimony: Sendable {
    /// All that the seat has seen and done in its turns, this one's sight included.
    var knowledge: [String]
    /// What the model was told, question by question.
    var prompts: [String]
    /// The same for states that look alike to the seat.
    var twins: [[String]]
  }

  let seat: Seat
  let scribe: Scribe
  private let agent: any Agent
  private let twin: any Agent
  private let twinScribe: Scribe
  private let record = Mutex<[Testimony]>([])
  private let knowledge = Mutex<[String]>([])
  private let twinCount: Int

  /// Seats an agent with these settings beside the model.
  init(_ settings: [String: JSON], seat: Int, twins: Int = 2) throws {
    self.seat = Seat(seat)
    let strategy = settings["strategy"]?.text ?? "claims"
    let secret = "lantern\(seat)"
    scribe = Scribe(secret: secret, strategy: strategy)
    twinScribe = Scribe(secret: secret, strategy: strategy)
    twinCount = twins
    func made(_ scribe: Scribe) throws -> any Agent {
      try AgentKind.language.makeAgent(
        named: "seat \(seat)", settings: .object(settings.merging(["model": "m"]) { $1 }),
        services: AgentServices(model: { _ in scribe }))
    }
    agent = try made(scribe)
    twin = try made(twinScribe)
  }

  var identity: AgentIdentity { agent.identity }

  /// What was said in the turns so far, the first one first.
  var testimonies: [Testimony] { record.withLock { $0 } }

  /// Forgets the episode, but nothing that it has recorded.
  func begin() { knowledge.withLock { $0 = [] } }

  func decide(_ request: DecisionRequest) async throws -> Decision {
    var generator = SplitMix64(seed: request.seed)
    let action = request.legalActions[generator.below(request.legalActions.count)]
    let name = try request.window.name(of: action)
    let sight = try request.window.observation()
    let known = knowledge.withLock { known in
      known.append(sight)
      defer { known.append("I play \(name).") }
      return known
    }
    var twins: [[String]] = []
    for number in 0..<twinCount {
      twinScribe.prepare(name)
      _ = try await twin.decide(try Witness.twin(of: request, number))
      twins.append(Witness.prompts(twinScribe.takeRequests()))
    }
    scribe.prepare(name)
    let decision = try await agent.decide(request)
    let prompts = Witness.prompts(scribe.takeRequests())
    record.withLock {
      $0.append(Testimony(knowledge: known, prompts: prompts, twins: twins))
    }
    return decision
  }

  func topic(in environment: EnvironmentDescriptor, against opponents: [String]) -> String? {
    agent.topic(in: environment, against: opponents)
  }

  func revise(_ lessons: Lessons, after review: EpisodeReview) async throws -> LessonRevision? {
    let revision = try await agent.revise(lessons, after: review)
    let prompts = Witness.prompts(scribe.takeRequests())
    record.withLock { $0.append(Testimony(knowledge: [], prompts: prompts, twins: [])) }
    return revision
  }

  /// The same question in a state that may differ in what the seat cannot see.
  private static func twin(of request: DecisionRequest, _ number: Int) throws -> DecisionRequest {
    let window = request.window
    let imagined = try window.imagined(seed: request.seed.derived("twin").derived(UInt64(number)))
    return DecisionRequest(
      window: SeatWindow(
        environment: window.environment, episode: imagined, seat: window.seat),
      legalActions: request.legalActions, seed: request.seed, sample: request.sample,
      deadline: request.deadline, lessons: request.lessons, history: { request.history },
      turns: { request.turns })
  }

  /// Everything that goes to a model, as texts.
  private static func prompts(_ requests: [ModelRequest]) -> [String] {
    requests.map { request in
      var text = request.messages.map { "\($0.role.rawValue): \($0.text)" }
        .joined(separator: "\n")
      text += "\nprefill: \(request.prefill ?? "")\nstops: \(request.stops)"
      switch request.constraint {
      case .grammar(let grammar): text += "\n\(grammar)"
      case .jsonSchema(let schema): text += "\n\(schema)"
      case nil: break
      }
      return text
    }
  }
}
