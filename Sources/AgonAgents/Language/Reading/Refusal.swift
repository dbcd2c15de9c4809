// SPDX-License-Identifier: Apache-2.0

/// The openings by which a reply declines to answer.
enum Refusal {
  private static let apologies = [
    "i'm sorry", "i am sorry", "i'm very sorry", "sorry", "i apologize", "i apologise",
    "my apologies", "unfortunately", "as an ai language model", "as an ai assistant", "as an ai",
    "as a language model", "as a large language model", "i'm afraid", "i am afraid", "but",
    "however", "that",
  ]
  private static let denials = [
    "i can't", "i cannot", "i can not", "i won't", "i will not", "i'm unable to", "i am unable to",
    "i'm not able to", "i am not able to", "i'm not allowed to", "i am not allowed to",
    "i'm not comfortable", "i am not comfortable", "i don't feel comfortable", "i do not",
    "i don't", "i'm not going to", "i am not going to",
  ]
  private static let deeds = [
    "help", "assist", "comply", "participate", "participating", "take part", "play games",
    "play this", "playing", "play chess", "play poker", "engage", "answer", "continue",
    "continuing", "do that", "do this", "fulfill", "fulfil", "provide", "support", "gamble",
    "make a move", "make moves", "make decisions", "choose an action", "generate", "create",
    "discuss", "give advice", "respond",
  ]
  private static let openings = [
    "i must decline", "i have to decline", "i respectfully decline", "i decline", "i refuse",
    "i must refuse", "it would not be appropriate", "it is against my", "this request violates",
    "i'd prefer not to", "i would prefer not to", "my guidelines",
    "es tut mir leid, aber ich kann", "tut mir leid, aber ich kann", "ich kann dabei nicht helfen",
    "je suis désolé, mais je ne peux pas", "je suis désolée, mais je ne peux pas",
    "désolé, mais je ne peux pas", "je ne peux pas vous aider", "lo siento, pero no puedo",
    "no puedo ayudar", "desculpe, mas não posso", "sinto muito, mas não posso",
    "mi dispiace, ma non posso", "извините, но я не могу", "к сожалению, я не могу",
    "抱歉，我无法", "抱歉，我不能", "对不起，我无法", "对不起，我不能", "很抱歉，我无法",
    "很抱歉，我不能", "我无法协助", "我不能协助", "申し訳ありませんが", "申し訳ございませんが",
    "죄송하지만", "죄송합니다",
  ]

  private static let plainOpenings = openings.map(plain)

  /// Whether a text begins with one of them.
  static func opens(_ text: String) -> Bool {
    var rest = Substring(plain(String(text.prefix(240))))
    drop(&rest)
    if plainOpenings.contains(where: rest.hasPrefix) { return true }
    while let apology = apologies.first(where: { starts(rest, with: $0) }) {
      rest = rest.dropFirst(apology.count)
      drop(&rest)
    }
    guard let denial = denials.first(where: { starts(rest, with: $0) }) else {
      return plainOpenings.contains(where: rest.hasPrefix)
    }
    rest = rest.dropFirst(denial.count)
    drop(&rest)
    return deeds.contains { starts(rest, with: $0) }
  }

  /// A text in small letters, with plain apostrophes, commas and blanks.
  private static func plain(_ text: String) -> String {
    text.lowercased().replacing("\u{2019}", with: "'").replacing("\u{FF0C}", with: ",")
      .replacing(",", with: ", ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func starts(_ text: Substring, with phrase: String) -> Bool {
    guard text.hasPrefix(phrase) else { return false }
    let next = text.dropFirst(phrase.count).first
    return next.map { !$0.isLetter && $0 != "'" } ?? true
  }

  private static func drop(_ text: inout Substring) {
    text = text.drop { !$0.isLetter }
  }
}
