// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonClaims

struct DisguiseTests {
  /// A disguise of an environment with this title and these names.
  private func disguise(title: String = "Odd Game", id: String = "odd_game", _ names: String...)
    -> Disguise
  {
    var vocabulary = DisguiseVocabulary()
    for name in names { vocabulary.add(name: name) }
    vocabulary.finish()
    let rules = EnvironmentDescriptor(
      id: id, version: "1", title: title, summary: "", rules: "", licence: "", authors: "",
      dynamics: .sequential, chance: .none, utility: .zeroSum, replay: .exact, seats: 2...2,
      abilities: [], media: [.text], returns: nil, mostTurns: nil, parametersSchema: nil)
    return Disguise(vocabulary, of: rules, seed: Seed(5))
  }

  /// Expects that a text and its disguise are each other's, and returns the disguise.
  private func there(_ text: String, _ disguise: Disguise, isJSON: Bool = false) -> String {
    let hidden = disguise.swapped(text, isJSON: isJSON)
    #expect(disguise.swapped(hidden, isJSON: isJSON) == text)
    return hidden
  }

  @Test func `a column called a is told from the article`() {
    let disguise = disguise("a", "b")
    let (a, b) = (disguise.swapped(name: "a"), disguise.swapped(name: "b"))
    #expect(there("Drop a disc into a.", disguise) == "Drop a disc into \(a).")
    let hidden = "more than one, \(a) and \(b): a full one"
    #expect(there("more than one, a and b: a full one", disguise) == hidden)
    #expect(there("a seat's return", disguise) == "a seat's return")
    #expect(there("a b c", disguise) == "\(a) \(b) c")
  }

  @Test func `an action's forms in the rules change with it`() {
    let disguise = disguise("bet", "raise", "carry")
    let (bet, raise) = (disguise.swapped(name: "bet"), disguise.swapped(name: "raise"))
    let carry = disguise.swapped(name: "carry")
    #expect(
      there("Betting: who bets, raised; raising. CARRIED, carries", disguise)
        == "\(bet.prefix(1).uppercased() + bet.dropFirst())ing: who \(bet)s, \(raise)ed; "
        + "\(raise)ing. \(carry.uppercased())ED, \(carry)s")
    #expect(there("better alphabet", disguise) == "better alphabet")
  }

  @Test func `part of a word is no name, part of an identifier is one`() {
    let disguise = disguise("check")
    let check = disguise.swapped(name: "check")
    #expect(there("checkmate, recheck, check's", disguise) == "checkmate, recheck, \(check)'s")
    #expect(there("pre_check_odds", disguise) == "pre_\(check)_odds")
  }

  @Test func `a place that was never seen is made of its parts`() {
    let disguise = disguise("a1", "b2")
    let (a, b) = (disguise.swapped(name: "a"), disguise.swapped(name: "b"))
    #expect(there("a1 b9 c3", disguise) == "\(a)1 \(b)9 c3")
    #expect(there("3 in a row, 12", disguise) == "3 in a row, 12")
  }

  @Test func `a row of pieces is renamed piece by piece and keeps its length`() {
    let disguise = disguise("X", "O")
    let row = there("XOX..OO", disguise)
    #expect(row.count == 7)
    #expect(row.contains("..") && !row.contains("X") && !row.contains("O"))
    #expect(there("BOX", disguise) == "BOX")
  }

  @Test func `of JSON only the strings are renamed, and escapes are left alone`() {
    let disguise = disguise("n", "true", "take")
    let text = #"{"take":true,"x\ntake\u006e":[12,"n"]}"#
    let hidden = there(text, disguise, isJSON: true)
    #expect(hidden.contains(":true,") && hidden.contains(#"\n"#) && hidden.contains(#"\u006e"#))
    #expect(!hidden.contains("take"))
  }

  @Test func `a title of plain words is renamed as a whole`() {
    let disguise = disguise(title: "Connect Four", id: "connect_four", "d")
    let text = there("Connect Four, four in a row. connect_four", disguise)
    #expect(!text.contains("Connect") && !text.contains("connect"))
    #expect(text.contains(", four in a row. "))
  }

  @Test func `an environment without a title can be disguised`() {
    let disguise = disguise(title: "", "check")
    #expect(there("to check", disguise) != "to check")
  }

  @Test func `in a name of several words plain English stays`() {
    let disguise = disguise("take the lamp", "up")
    let hidden = there("take the lamp; go up", disguise)
    #expect(hidden.contains(" the ") && hidden.contains("; go "))
    #expect(!hidden.contains("take") && !hidden.contains("lamp") && !hidden.hasSuffix(" up"))
  }

  @Test func `an answer is understood in any case, and original names are not`() {
    let disguise = disguise("check", "Ks", "d")
    let (check, king, d) = (
      disguise.swapped(name: "check"), disguise.swapped(name: "Ks"), disguise.swapped(name: "d")
    )
    #expect(disguise.revealed("I \(check.uppercased())!") == "I CHECK!")
    #expect(disguise.revealed("\(king.lowercased())") == "Ks")
    #expect(disguise.revealed(d.uppercased()) == "d")
    #expect(disguise.revealed("check") == check)
    #expect(disguise.revealed("D") == d)
  }

  @Test func `an article in an answer cannot turn into a name`() {
    let disguise = disguise("a", "b")
    #expect(disguise.revealed("a move to \(disguise.swapped(name: "b"))") == "the move to b")
  }

  @Test func `there is a partner for every letter, and no two share one`() {
    let letters = (0..<26).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0))) }
    var vocabulary = DisguiseVocabulary()
    for letter in letters { vocabulary.add(name: letter) }
    let rules = disguise("x")
    #expect(rules.originals == ["x"])
    var invented = InventedWords(seed: Seed(1), taken: Set(letters))
    let images = letters.map { invented.letter(for: $0) }
    #expect(Set(images).count == 26)
    #expect(Set(images).isDisjoint(with: letters))
  }

  @Test func `the names that Agon gives to predicates stay`() {
    let disguise = disguise("next", "best")
    #expect(disguise.swapped(predicate: "next") == "next")
    #expect(disguise.swapped(predicate: "best_hand") != "best_hand")
    let claim: JSON = ["predicate": "next", "args": ["next", ["predicate": "turn", "args": [0]]]]
    let hidden = disguise.swapped(claim: claim)
    #expect(hidden["predicate"] == "next")
    #expect(hidden["args"]?.elements?.first?.text != "next")
    #expect(disguise.swapped(claim: hidden) == claim)
  }
}
