// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonAgents

/// Replies of the corpus, cut and scrambled.
struct ReadingMutationTests {
  private static let pieces = [
    "c3", "a2", "not ", "<action>", "</action>", "<answer>", "</think>", "<think>", "\n",
    "Action: ",
    "```", "\\boxed{", "}", "{\"action\": \"", "\"", " or ", "\u{200B}", "\u{FF13}", "e", "7",
    "bet",
    "Observation: ", "&lt;", "</s>", "~~", "**", "<rationale>", "</rationale>",
  ]

  /// A text with a few cuts and insertions.
  private func mutated(_ text: String, _ random: inout SplitMix64) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<(1 + random.below(5)) {
      let place = random.below(scalars.count + 1)
      if random.below(2) == 0 {
        scalars.removeSubrange(place..<min(scalars.count, place + random.below(30)))
      } else {
        let piece = Self.pieces[random.below(Self.pieces.count)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: place)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The other ways in which the environments let their actions be spelled.
  private static let aliases = [
    "tic_tac_toe": [
      "top", "bottom", "middle", "center", "centre", "left", "right", "upper", "lower",
    ],
    "goofspiel": [
      "ace", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "jack",
      "queen", "king", "a", "j", "q", "k",
    ],
    "connect_four": (1...7).map(String.init), "phrases": [],
    "kuhn_poker": [], "leduc_poker": ["bet"],
  ]

  /// Whether what a reply states holds an action's name, or another spelling; marks between count as blanks,
  /// as they do for the environments.
  private func holds(_ stated: String, _ name: String, in environment: String) -> Bool {
    let plain = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
    return ([name] + (Self.aliases[environment] ?? [])).contains {
      plain(stated).contains(plain($0))
    }
  }

  @Test(arguments: 0..<8) func `a scrambled reply is never read as an action that it does not name`(
    part: Int
  ) throws {
    var random = SplitMix64(state: UInt64(part))
    var played = 0
    for (index, entry) in ReadingEntry.short.enumerated() where index % 8 == part {
      let window = try ReadingTable.window(of: entry.environment, after: entry.past)
      let whole = entry.reply
      for _ in 0..<12 {
        let reply = ModelReply(text: mutated(whole.text, &random), finish: whole.finish)
        let answer = try Answer(
          reply, form: entry.form, isJSON: entry.isJSON, prefill: entry.prefill,
          forced: entry.forced, in: window)
        guard case .action(let action) = answer.outcome else { continue }
        played += 1
        let name = try window.name(of: action)
        let stated = try #require(answer.explanation.stated)
        #expect(holds(stated, name, in: entry.environment), "\(entry.name): \(reply.text)")
        let text = String(
          decoding: CleanText((entry.prefill ?? "") + reply.text).bytes, as: UTF8.self)
        let texts = [text, reply.text, text.replacing("\\\"", with: "\"")]
        let isThere = texts.contains { $0.contains(stated) }
        #expect(isThere || text.contains("\\u") || stated.contains("; "), "\(entry.name)")
        #expect(answer.rule != nil)
        #expect(reply.finish != .refusal)
      }
    }
    #expect(played > 50)
  }

  @Test func `an action named in a rationale is never the one that is played`() throws {
    let all = try ReadingEntry.all().filter { $0.environment == "tic_tac_toe" && $0.form != .code }
    var held = 0
    for entry in all where !entry.name.hasPrefix("huge:") {
      guard case .action(let name, _) = entry.fate, entry.forced == nil else { continue }
      let window = try ReadingTable.window(of: entry.environment, after: entry.past)
      for prose in ["Then a2 it is.", "{\"action\": \"a2\"}", "Action: a2", "\\boxed{a2}"] {
        let reply = ModelReply(
          text: "<rationale> \(prose) </rationale>\n" + entry.reply.text, finish: entry.finish)
        let answer = try Answer(
          reply, form: entry.form, isJSON: entry.isJSON, prefill: entry.prefill, in: window)
        guard case .action(let action) = answer.outcome else { continue }
        held += 1
        #expect(try window.name(of: action) == name, "\(entry.name)")
      }
    }
    #expect(held > 400)
  }

  @Test func `a cut reply is never read as an action that the whole one does not state`() throws {
    for entry in ReadingEntry.short where entry.environment == "tic_tac_toe" {
      guard case .action(let name, _) = entry.fate, entry.finish != .length else { continue }
      let window = try ReadingTable.window(of: entry.environment, after: entry.past)
      let scalars = Array(entry.reply.text.unicodeScalars)
      for end in stride(from: 0, to: scalars.count, by: 1 + scalars.count / 40) {
        let text = String(String.UnicodeScalarView(scalars[..<end]))
        let answer = try Answer(
          ModelReply(text: text, finish: .length), form: entry.form, isJSON: entry.isJSON,
          prefill: entry.prefill, forced: entry.forced, in: window)
        guard case .action(let action) = answer.outcome else { continue }
        #expect(try window.name(of: action) == name, "\(entry.name): \(text)")
      }
    }
  }
}
