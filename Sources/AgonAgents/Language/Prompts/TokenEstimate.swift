// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// An estimate of tokens, for budgets where no tokenizer is at hand: four bytes of UTF-8 are one token.
enum TokenEstimate {
  /// Tokens of a text, rounded up.
  static func tokens(of text: String) -> Int { (text.utf8.count + 3) / 4 }

  /// Tokens of a message; its pictures are not counted.
  static func tokens(of message: Message) -> Int { tokens(of: message.text) }

  /// How many of the last elements take no more than a number of tokens together.
  static func suffix<Element>(
    of elements: [Element], within most: Int, tokens: (Element) -> Int
  ) -> Int {
    var left = most
    var count = 0
    for element in elements.reversed() {
      left -= tokens(element)
      if left < 0 { break }
      count += 1
    }
    return count
  }
}
