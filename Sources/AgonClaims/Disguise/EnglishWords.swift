// SPDX-License-Identifier: Apache-2.0

/// The English that a disguise must know: words that carry the sense of rules and stay as they are, words that
/// name well-known games and pieces, and how a verb or noun changes its end.
enum EnglishWords {
  /// Words that are no names unless an action is called so: they hold sentences together, or count.
  static let plain: Set<String> = set(
    """
    a an the and or but nor not no yes if then else when while who whom whose which what that this these those \
    there here where how why as at by for from in into of off on onto out over to up down with without within \
    is are was were be been being has have had do does did done may might can could will would shall should \
    must it its he she they them their you your we our i me my self opp all any both each every either neither \
    few more most many much less least other others another same such only own so than too very again once \
    after before between during until about above below under through first last next one two three four five \
    six seven eight nine ten eleven twelve thirteen twenty hundred zero go
    """)

  /// Words before which `a` is no article.
  static let notAfterArticle: Set<String> = set(
    """
    and or but nor is are was were be has have had to in into on onto at of off by then for from with without \
    as would may can could will shall should must if when while than that which who so
    """)

  /// Names of games, of their pieces and of cards: known to whoever has read of the game.
  static let gameNames: Set<String> = set(
    """
    ace aces king kings queen queens jack jacks knave knaves joker jokers spade spades heart hearts diamond \
    diamonds club clubs pawn pawns knight knights bishop bishops rook rooks checkmate stalemate castling chess \
    checkers draughts othello reversi backgammon mancala morris gomoku shogi xiangqi poker holdem blackjack \
    bridge whist rummy hearthstone bluff bluffs bluffing nuts noughts crosses nim hex dominoes mahjong scrabble \
    monopoly risk battleship mastermind hangman sudoku minesweeper tetris sokoban
    """)

  /// The forms of a word of at least three letters that rules may use: its own first, each once.
  ///
  /// - Parameter invented: the word that stands for it.
  static func forms(of word: String, as invented: String) -> [(original: String, image: String)] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 3, let last = scalars.last else { return [(word, invented)] }
    let isVowel = { (scalar: Unicode.Scalar) in "aeiou".unicodeScalars.contains(scalar) }
    var stem = word
    var plural = word + "s"
    var past = word + "ed"
    let before = scalars[scalars.count - 2]
    if last == "e" {
      stem.removeLast()
      past = word + "d"
    } else if last == "y", !isVowel(before) {
      plural = word.dropLast() + "ies"
      past = word.dropLast() + "ied"
    } else if "sxz".unicodeScalars.contains(last) || word.hasSuffix("ch") || word.hasSuffix("sh") {
      plural = word + "es"
    } else if scalars.count <= 4, !isVowel(last), !"wxy".unicodeScalars.contains(last),
      isVowel(before), !isVowel(scalars[scalars.count - 3])
    {
      stem.unicodeScalars.append(last)
      past = stem + "ed"
    }
    return [
      (word, invented), (plural, invented + "s"), (past, invented + "ed"),
      (stem + "ing", invented + "ing"),
    ]
  }

  private static func set(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
