// SPDX-License-Identifier: Apache-2.0

import AgonCore

@testable import AgonClaims

/// An environment of a shipped plugin, the same in disguise, and random play of both side by side.
struct DisguisedPair: Sendable {
  /// A game with its number of seats.
  struct Table: Sendable, CustomStringConvertible {
    let id: String
    var parameters: JSON?
    var seats = 2
    var description: String { "\(id) \(parameters?.description ?? ""), \(seats) seats" }
  }

  static let tables = [
    Table(id: "tic_tac_toe"),
    Table(id: "connect_four"),
    Table(id: "connect_four", parameters: ["width": 21, "height": 2, "connect": 3]),
    Table(id: "kuhn_poker"),
    Table(id: "kuhn_poker", seats: 3),
    Table(id: "leduc_poker"),
    Table(id: "goofspiel", parameters: ["cards": 6]),
    Table(id: "goofspiel", parameters: ["cards": 4, "bids": "hidden", "ties": "carry"], seats: 3),
  ]

  let plain: any Environment
  let hidden: DisguisedEnvironment
  let seats: Int

  init(_ table: Table, seed: UInt64 = 7) throws {
    plain = try PluginPositions(table.id, parameters: table.parameters, seed: 0).environment
    hidden = try DisguisedEnvironment(plain, seed: Seed(seed))
    seats = table.seats
  }

  /// Plays one random episode in both and visits every state, the first and the last one included.
  func walk(seed: UInt64, _ visit: (_ plain: any Episode, _ hidden: any Episode) throws -> Void)
    throws
  {
    var random = SplitMix64(state: seed)
    let a = try plain.begin(seats: seats, seed: Seed(seed), opening: nil)
    let b = try hidden.begin(seats: seats, seed: Seed(seed), opening: nil)
    try visit(a, b)
    while a.isOn {
      if case .chance = a.progress.turn {
        let outcomes = try a.chanceOutcomes()
        let outcome = outcomes[random.below(outcomes.count)].id
        for episode in [a, b] { try episode.apply(chance: outcome) }
      } else {
        var joint: [(seat: Seat, action: Action)] = []
        for seat in a.actingSeats {
          let legal = try a.legalActions(of: seat)
          joint.append((seat, .enumerated(legal[random.below(legal.count)])))
        }
        for episode in [a, b] { try episode.apply(joint) }
      }
      try visit(a, b)
    }
  }

  /// What a text tells of the original's names: each word of it that is one, but for `a` as an article.
  func leaks(in text: String) -> [String] {
    let names = Set(hidden.disguise.originals)
    var found: [String] = []
    for line in [plain.descriptor.title, plain.descriptor.id] where text.contains(line) {
      found.append(line)
    }
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
    for (index, word) in words.enumerated() {
      let base = word.split(separator: "'").first.map(String.init) ?? word
      let next = index + 1 < words.count ? words[index + 1].prefix { $0 != "'" } : ""
      let isArticle = base.lowercased() == "a" && next.count > 1 && next == next.lowercased()
      if isArticle && next.allSatisfy(\.isLetter) { continue }
      let isName = base.count == 1 ? names.contains(base) : names.contains(base.lowercased())
      if isName || names.contains(base) { found.append(base) }
    }
    return found
  }
}
