// SPDX-License-Identifier: Apache-2.0

/// What an engine told of a search with the last line that names a score.
struct UCISearchReport: Hashable, Sendable {
  /// What a position is worth to the side that moves.
  enum Score: Hashable, Sendable {
    /// In hundredths of a pawn.
    case centipawns(Int)
    /// It mates in this number of its moves; below zero: it is mated.
    case mate(Int)
  }

  private(set) var depth: Int?
  private(set) var score: Score?
  private(set) var nodes: Int?
  /// Thousandths of a win, a draw and a loss, where the engine tells them.
  private(set) var chances: [Int]?
  /// The line of play that it expects.
  private(set) var line: [String] = []

  /// Takes in one line of the engine; what is no report on the best move changes nothing.
  mutating func read(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.first == "info", words.count > 1, words[1] != "string",
      let place = words.firstIndex(of: "score"), place + 2 < words.count,
      let value = Int(words[place + 2])
    else { return }
    // A bound is not yet a score, and other lines of play than the best are of no interest.
    if words.contains("lowerbound") || words.contains("upperbound") { return }
    if let number = Self.number(after: "multipv", in: words), number != 1 { return }
    switch words[place + 1] {
    case "cp": score = .centipawns(value)
    case "mate": score = .mate(value)
    default: return
    }
    depth = Self.number(after: "depth", in: words)
    nodes = Self.number(after: "nodes", in: words)
    chances = nil
    if let place = words.firstIndex(of: "wdl"), place + 3 < words.count {
      let numbers = words[(place + 1)...(place + 3)].compactMap { Int($0) }
      if numbers.count == 3, numbers.allSatisfy({ (0...1000).contains($0) }) { chances = numbers }
    }
    line = words.firstIndex(of: "pv").map { Array(words[($0 + 1)...]) } ?? []
  }

  private static func number(after word: String, in words: [String]) -> Int? {
    words.firstIndex(of: word).flatMap { $0 + 1 < words.count ? Int(words[$0 + 1]) : nil }
  }

  /// The report as a rationale; nil when there is no score.
  var rationale: String? {
    guard let score else { return nil }
    let worth =
      switch score {
      case .centipawns(let value):
        "Score \(value < 0 ? "-" : "+")\(value.magnitude / 100)."
          + (value.magnitude % 100 < 10 ? "0" : "") + "\(value.magnitude % 100) pawns"
      case .mate(let moves):
        moves > 0 ? "Mate in \(moves)" : "Mated in \(-moves)"
      }
    var parts = [worth]
    if let depth { parts.append("depth \(depth)") }
    if let nodes { parts.append("\(nodes) nodes") }
    let play = line.isEmpty ? "" : "; line: " + line.joined(separator: " ")
    return parts.joined(separator: ", ") + play + "."
  }

  /// The engine's own probability not to lose, where it tells one.
  var confidence: Double? {
    guard let chances else { return nil }
    let all = chances.reduce(0, +)
    return all > 0 ? Double(chances[0] + chances[1]) / Double(all) : nil
  }
}
