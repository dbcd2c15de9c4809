// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// Actions, their names and their refusals.
  static let actions = [actionNames, reading, illegalAction]

  static let actionNames = ConformanceRule(
    "action-names", "names of actions",
    "Legal actions ascend, their names are unique, and each is read back, whatever its case and blanks."
  ) { trial in
    var earlier: [Seat: Set<ActionID>] = [:]
    var names = 0
    try trial.walk { episode in
      for seat in 0..<episode.progress.seatCount {
        let legal = try episode.legalActions(of: Seat(seat))
        try trial.require(
          zip(legal, legal.dropFirst()).allSatisfy(<), "Legal actions ascend, each once.",
          saw: "Seat \(seat) has \(legal).")
        names += try readBack(legal, of: Seat(seat), in: episode, trial)
        for action in earlier[Seat(seat), default: []].subtracting(legal).prefix(8) {
          _ = try episode.name(of: action, by: Seat(seat))
        }
        earlier[Seat(seat), default: []].formUnion(legal)
      }
      if trial.trail?.steps.isEmpty ?? true { earlier = [:] }
    }
    return "\(names) names in \(trial.looked)"
  }

  static let reading = ConformanceRule(
    "reading", "reading of actions",
    "A text is read as a legal action only when it is one, and reading changes nothing."
  ) { trial in
    var tried = 0
    try trial.walk(visits: 5) { episode in
      let before = try trial.fingerprint(episode)
      for seat in episode.actingSeats {
        let legal = try episode.legalActions(of: seat)
        let samples = try legal.prefix(4).map { try episode.name(of: $0, by: seat) }
        for text in nonsense(near: samples, with: &trial.random) {
          tried += 1
          switch try episode.read(text, by: seat) {
          case .legal(let action):
            try trial.require(
              legal.contains(action) || !trial.facts.abilities.contains(.enumerate),
              "What is read as legal is among the legal actions.",
              saw: "\"\(text)\" is read as \(action), which is not.")
          case .illegal(let action, let why):
            try trial.require(
              !legal.contains(action), "What is read as illegal is not among the legal actions.",
              saw: "\"\(text)\" is read as \(action), which is.")
            try trial.require(!why.isEmpty, "A refusal says why.", saw: "Nothing is said.")
          case .ambiguous(let why), .unparseable(let why):
            try trial.require(!why.isEmpty, "A refusal says why.", saw: "Nothing is said.")
          }
        }
      }
      try trial.require(
        same: try trial.fingerprint(episode).difference(from: before),
        "Reading a text leaves the state as it was.")
    }
    return "\(tried) texts"
  }

  static let illegalAction = ConformanceRule(
    "illegal-action", "refused actions",
    "An action that the rules refuse, or that is not this seat's, leaves no trace."
  ) { trial in
    var tried = 0
    try trial.walk(visits: 6) { episode in
      let before = try trial.fingerprint(episode)
      for attempt in try attempts(in: episode, trial) {
        tried += 1
        try trial.requireRefusal(
          [.illegalAction, .wrongPhase, .invalidArgument, .unsupported, .unparseableAction],
          of: attempt.words
        ) { try episode.apply(attempt) }
        try trial.require(
          same: try trial.fingerprint(episode).difference(from: before),
          "\(attempt.words), which is refused, leaves no trace.")
      }
    }
    return "\(tried) refusals in \(trial.looked)"
  }
}

/// Holds the names of a seat's legal actions against what reading makes of them; how many there are.
private func readBack(
  _ legal: [ActionID], of seat: Seat, in episode: any Episode, _ trial: Trial
) throws -> Int {
  var folded: [String: [ActionID]] = [:]
  var named: [(ActionID, String)] = []
  for action in legal {
    let name = try episode.name(of: action, by: seat)
    let isText = name.contains { !$0.isWhitespace } && !name.contains(where: \.isNewline)
    try trial.require(
      isText && !name.contains("\u{FFFD}"), "A name is one line of UTF-8.",
      saw: "Action \(action) is named \"\(name)\".")
    try trial.require(
      name.utf8.count <= 200, "A name is short, at most 200 bytes.",
      saw: "That of action \(action) has \(name.utf8.count).")
    if let other = named.first(where: { $0.1 == name }) {
      throw RuleStop.violated(
        expected: "Names are unique among the legal actions of seat \(seat).",
        seen: "Actions \(other.0) and \(action) are both named \"\(name)\".")
    }
    named.append((action, name))
    folded[name.lowercased(), default: []].append(action)
  }
  guard episode.progress.acting >> UInt64(seat.index) & 1 == 1 else { return legal.count }
  for (action, name) in named {
    let isPlain = folded[name.lowercased()]?.count == 1
    let writings =
      isPlain
      ? [name, "  \(name) ", name.uppercased(), name.lowercased(), "\t\(name)\n"] : [name]
    for text in writings {
      let reading = try episode.read(text, by: seat)
      try trial.require(
        reading == .legal(action), "The name of action \(action), as \"\(text)\", is read as it.",
        saw: "It is read as \(reading).")
    }
  }
  return legal.count
}

/// Texts that are no action's, and some that nearly are.
private func nonsense(near names: [String], with random: inout SplitMix64) -> [String] {
  var texts = ["", " ", "agon", "-1", "999999999999999999999", "\u{0}", "a\u{301}", "\u{1F600}"]
  for name in names {
    texts += [name + name, name + " " + name, String(name.dropLast()), name + "!"]
    var bytes = Array(name.utf8)
    if !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(32 + random.below(95)) }
    texts.append(String(decoding: bytes, as: UTF8.self))
  }
  return texts
}

/// A call of apply that must be refused.
private struct Attempt {
  enum Call {
    case alone(ActionID, Seat)
    case together([(seat: Seat, action: Action)])
    case chance(ActionID)
  }

  let words: String
  let call: Call
}

extension Episode {
  fileprivate func apply(_ attempt: Attempt) throws(EnvironmentError) {
    switch attempt.call {
    case .alone(let action, let seat): try apply(action, by: seat)
    case .together(let actions): try apply(actions)
    case .chance(let outcome): try apply(chance: outcome)
    }
  }
}

/// Calls that must be refused in a state.
private func attempts(in episode: any Episode, _ trial: Trial) throws -> [Attempt] {
  let progress = episode.progress
  var attempts: [Attempt] = []
  let outcomes = Set(try episode.chanceOutcomes().map(\.id))
  for outcome in [-1, 0, 1, 1_000_000, ActionID.max] where !outcomes.contains(outcome) {
    attempts.append(Attempt(words: "Outcome \(outcome) of chance", call: .chance(outcome)))
  }
  let acting = episode.actingSeats
  for seat in (0..<progress.seatCount).map({ Seat($0) }) {
    let legal = try episode.legalActions(of: seat)
    let isAlone = progress.turn == .seat(seat)
    let others: [ActionID] = [-1, .min, .max, (legal.last ?? 0) + 1, (legal.first ?? 1) - 1]
    let wrong = isAlone ? others.filter { !legal.contains($0) } : others + [0, 1]
    if trial.facts.abilities.contains(.enumerate) || !acting.contains(seat) {
      let isJoint = progress.turn == .simultaneous && acting == [seat]
      for action in wrong where !isJoint || !legal.contains(action) {
        attempts.append(
          Attempt(words: "Action \(action) of seat \(seat)", call: .alone(action, seat)))
      }
    }
  }
  for seat in [progress.seatCount, 63, 64, 1 << 20] where seat >= progress.seatCount {
    attempts.append(Attempt(words: "An action of seat \(seat)", call: .alone(0, Seat(seat))))
  }
  attempts += try jointAttempts(in: episode, acting: acting, trial)
  return attempts
}

/// Lists of actions that must be refused: none, one too many, one missing, one illegal, one twice.
private func jointAttempts(in episode: any Episode, acting: [Seat], _ trial: Trial) throws
  -> [Attempt]
{
  var attempts = [Attempt(words: "A list without an action", call: .together([]))]
  var good: [(seat: Seat, action: Action)] = []
  for seat in acting {
    guard let action = try episode.legalActions(of: seat).last else { return attempts }
    good.append((seat, .enumerated(action)))
  }
  guard let last = good.last else { return attempts }
  attempts.append(Attempt(words: "One action twice", call: .together(good + [last])))
  if trial.facts.abilities.contains(.enumerate) {
    attempts.append(
      Attempt(
        words: "A list whose last action is illegal",
        call: .together(good.dropLast() + [(last.seat, .enumerated(-1))])))
  }
  if good.count > 1 {
    attempts.append(
      Attempt(words: "A list that lacks a seat", call: .together(Array(good.dropLast()))))
  }
  if !trial.facts.abilities.contains(.textActions) {
    attempts.append(
      Attempt(
        words: "A text as an action",
        call: .together(good.dropLast() + [(last.seat, .text("agon"))])))
  }
  if !trial.facts.abilities.contains(.toolActions) {
    attempts.append(
      Attempt(
        words: "A call of a tool as an action",
        call: .together(good.dropLast() + [(last.seat, .tool(["name": "agon"]))])))
  }
  return attempts
}
