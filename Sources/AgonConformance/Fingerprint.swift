// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// All that can be asked of a state without changing it, in a fixed order, so that two states can be held
/// against each other.
struct Fingerprint: Hashable, Sendable {
  /// One question and its answer.
  struct Line: Hashable, Sendable {
    let question: String
    let answer: String
  }

  private(set) var lines: [Line] = []

  /// Asks an episode.
  ///
  /// - Parameter bytes: whether the serialised bytes are asked for too.
  init(of episode: any Episode, under facts: EnvironmentDescriptor, bytes: Bool) throws {
    let progress = episode.progress
    add("progress", "\(progress.phase), \(progress.turn), turn \(progress.actionCount)")
    add("acting seats", String(progress.acting, radix: 2))
    add("number of legal actions", String(progress.legalCount))
    for seat in 0..<progress.seatCount {
      add(
        "legal actions of seat \(seat)",
        try answer { try "\(episode.legalActions(of: Seat(seat)))" })
    }
    add(
      "outcomes of chance",
      try answer {
        try episode.chanceOutcomes().map { "\($0.id) \($0.probability)" }.joined(separator: ", ")
      })
    add("rewards", try answer { try "\(episode.rewards())" })
    add("returns", try answer { try "\(episode.returns())" })
    add("outcome", try answer { try episode.outcome().description })
    add("position key", episode.positionKey.map { String($0) } ?? "none")
    for view in [View.seat, .recall, .everybody, .full] {
      lines += try Fingerprint.views(of: episode, view: view, under: facts)
    }
    if bytes, facts.abilities.contains(.serialise) {
      add(
        "serialised bytes",
        try answer {
          var buffer: [UInt8] = []
          try episode.serialise(into: &buffer)
          return Self.words(for: buffer)
        })
    }
  }

  /// What one view shows, for every seat in every declared media.
  static func views(of episode: any Episode, view: View, under facts: EnvironmentDescriptor)
    throws -> [Line]
  {
    var lines: [Line] = []
    for seat in 0..<episode.progress.seatCount {
      lines += try views(of: episode, view: view, for: Seat(seat), under: facts)
    }
    return lines
  }

  /// What one view shows one seat, in every declared media.
  static func views(
    of episode: any Episode, view: View, for seat: Seat, under facts: EnvironmentDescriptor
  ) throws -> [Line] {
    try facts.media.sorted { $0.rawValue < $1.rawValue }.map { media in
      var buffer: [UInt8] = []
      let text = try answer {
        try episode.observe(seat, view: view, media: media, into: &buffer)
        return words(for: buffer)
      }
      return Line(question: "\(view) view of seat \(seat) as \(media)", answer: text)
    }
  }

  /// The first answer that differs from another fingerprint's, as a sentence; nil when none does.
  func difference(from other: Fingerprint) -> String? {
    Fingerprint.difference(other.lines, lines)
  }

  /// The first answer that differs between two lists of the same questions.
  static func difference(_ before: [Line], _ after: [Line]) -> String? {
    for (old, new) in zip(before, after) where old != new {
      return "The \(new.question) differs: \(cut(old, new).0) against \(cut(old, new).1)."
    }
    return before.count == after.count ? nil : "The number of seats or media differs."
  }

  /// SHA-256 over all questions and answers.
  var digest: Digest {
    SHA256.digest(of: lines.map { $0.question + "\u{1F}" + $0.answer }.joined(separator: "\u{1E}"))
  }

  private mutating func add(_ question: String, _ answer: String) {
    lines.append(Line(question: question, answer: answer))
  }

  /// Where two answers begin to differ, a piece of each.
  private static func cut(_ old: Line, _ new: Line) -> (String, String) {
    let first = Array(old.answer)
    let second = Array(new.answer)
    let same = zip(first, second).prefix { $0 == $1 }.count
    let start = max(0, same - 20)
    func piece(_ text: [Character]) -> String {
      let end = min(text.count, same + 40)
      let inner = start < end ? String(text[start..<end]) : ""
      let line = inner.replacing("\n", with: "\\n")
      return "\"" + (start > 0 ? "…" : "") + line + (end < text.count ? "…" : "") + "\""
    }
    return (piece(first), piece(second))
  }

  /// Bytes as text where they are UTF-8, else as hexadecimal digits.
  private static func words(for bytes: [UInt8]) -> String {
    String(validating: bytes, as: UTF8.self) ?? Hexadecimal.text(bytes)
  }
}

/// The answer of a call, or how it was refused; a fault of the plugin is no answer.
private func answer(_ call: () throws -> String) throws -> String {
  do {
    return try call()
  } catch let error as EnvironmentError where error.code != .faulty {
    return "refused: \(error.code)"
  }
}
