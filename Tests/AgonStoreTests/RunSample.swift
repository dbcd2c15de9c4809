// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A small run: two environments, three agents, and trajectories to record.
enum RunSample {
  static func digest(_ text: String) -> Digest { SHA256.digest(of: text) }

  static func description(
    arena: String = "arena", build: String = "gcc 12", searchVersion: String = "1"
  ) -> RunDescription {
    let agents = [
      AgentIdentity(
        name: "random", kind: "random", version: "1", settings: [:], isDeterministic: true),
      AgentIdentity(
        name: "search", kind: "search", version: searchVersion,
        settings: ["nodes": 1000, "weights": [0.5, nil]], isDeterministic: true),
      AgentIdentity(
        name: "smol", kind: "language", version: "2", settings: ["model": "smol"],
        isDeterministic: false),
    ]
    return RunDescription(
      arena: digest(arena), title: "sample", source: "name: sample\n",
      environments: [
        entry("tic_tac_toe", build: build), entry("connect_four", build: build),
      ], agents: agents, version: "0.1.0")
  }

  private static func entry(_ id: String, build: String) -> RunDescription.Entry {
    RunDescription.Entry(
      name: "my \(id)",
      descriptor: EnvironmentDescriptor(
        id: id, version: "1.2", title: "Title", summary: "Summary.", rules: "Rules.",
        licence: "Apache-2.0", authors: "Us", dynamics: .simultaneous, chance: .sampled,
        utility: .cooperative, replay: .effects, seats: 2...4,
        abilities: [.clone, .enumerate, .needsExec, .init(rawValue: 1 << 40)],
        media: [.text, .svg], returns: -1...1, mostTurns: 42,
        parametersSchema: ["type": "object"]),
      parameters: ["width": 7, "ratio": 1.0],
      origin: EnvironmentOrigin(
        plugin: id, version: "1.2", build: build, file: "\(id).so", digest: digest(build),
        extensions: ["agon.facts/1", "agon.oracle/1"]))
  }

  static func plan(
    _ key: String, environment: Int = 0, agents: [Int] = [0, 1], pair: Int = 0, leg: Int = 0,
    opening: Opening = .start
  ) -> EpisodePlan {
    EpisodePlan(
      key: digest(key), environment: environment, agents: agents, pair: pair, leg: leg,
      seed: Seed(.max), opening: opening)
  }

  /// An episode of two turns without explanations.
  static func trajectory(
    _ plan: EpisodePlan, returns: [Double] = [1, -1], outcome: Outcome? = nil
  ) -> Trajectory {
    Trajectory(
      plan: plan, openingDigest: digest("opening"),
      turns: (0..<2).map { turn($0, choice: .action(Int64($0)), applied: "a\($0)") },
      outcome: outcome ?? Outcome(end: .terminated, reason: "line", returns: returns),
      duration: .milliseconds(3))
  }

  static func turn(
    _ index: Int, choice: Decision.Choice, applied: String?, explanation: Explanation? = nil,
    calls: [ModelCall] = []
  ) -> Turn {
    Turn(
      index: index, seat: Seat(index % 2), legalCount: 9 - index, choice: choice, applied: applied,
      explanation: explanation, calls: calls, digest: digest("turn \(index)"), reward: 0.25,
      latency: .microseconds(17 + index))
  }

  /// Text that breaks careless storage: a NUL, quotes, scalars beyond 16 bits, decomposed letters.
  static let weird = "a\u{0}b'\"; DROP TABLE turn; 🎲👩‍👩‍👧 e\u{301}\u{FFFD}\u{202E}\r\n"

  /// An episode that uses every field.
  static func fullTrajectory(_ plan: EpisodePlan) -> Trajectory {
    let long = String(repeating: "long text ", count: 4000)
    let explanation = Explanation(
      rationale: weird, claimLines: ["1. wins_now(b2)", weird, ""], conclusion: "b2",
      stated: " B2!", path: .retried, confidence: 0.75)
    let system = Message(.system, "You play.")
    let image = Message(.user, [.text(weird), .image(bytes: [0, 255, 137], type: "image/png")])
    let reply = ModelReply(
      text: long, trace: "", finish: .length, promptTokens: 12, replyTokens: 0, cachedTokens: nil,
      logProbabilities: [
        .init(token: "b\u{0}", logProbability: -0.125),
        .init(token: "", logProbability: -.infinity),
      ])
    let first = ModelCall(
      messages: [system, image, Message(.assistant, [])], reply: reply, failure: .truncated,
      detail: "The answer stopped.", latency: .milliseconds(250))
    let second = ModelCall(
      messages: [system, Message(.user, "Again.")], reply: nil, failure: .transport,
      detail: nil, latency: .zero)
    let turns = [
      turn(0, choice: .action(.max), applied: weird, explanation: explanation, calls: [first]),
      turn(
        1, choice: .action(-1), applied: "", explanation: Explanation(), calls: [first, second]),
      turn(2, choice: .failed(.illegal, weird), applied: nil, calls: [second]),
      turn(3, choice: .resigned, applied: nil),
    ]
    return Trajectory(
      plan: plan, openingDigest: digest("start"), turns: turns,
      outcome: Outcome(
        end: .forfeited, reason: weird, returns: [0.1, -.greatestFiniteMagnitude],
        culprit: Seat(0), failure: .illegal),
      duration: .seconds(90))
  }
}
