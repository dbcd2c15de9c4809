// SPDX-License-Identifier: Apache-2.0

/// A line of play that a model wants to have carried out, and what it expects of it.
struct Wish: Hashable {
  /// The names of the actions, in order.
  let actions: [String]
  /// What the model expects to see then; nil when it did not say.
  let expected: String?

  /// The wishes of a reply: what stands between `<simulate>` and `</simulate>`, in order.
  ///
  /// The actions of a line are parted by semicolons. An expectation is what stands between `<expect>` and
  /// `</expect>` after a line and before the next one. Tags may have any letter case; what a model thinks
  /// aloud, up to the last `</think>`, is passed over.
  static func all(in reply: String) -> [Wish] {
    let spoken = reply.ranges(of: "</think>").last.map { reply[$0.upperBound...] } ?? reply[...]
    var wishes: [Wish] = []
    for piece in spoken.pieces(after: "<simulate>") {
      guard let line = piece.content(before: "</simulate>") else { continue }
      let actions = line.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
      if actions.isEmpty { continue }
      let rest = piece.dropFirst(line.count)
      let expected = rest.pieces(after: "<expect>").first?.content(before: "</expect>")?.trimmed
      wishes.append(Wish(actions: actions, expected: expected?.isEmpty == true ? nil : expected))
    }
    return wishes
  }
}

extension Substring {
  /// What follows each place of a tag, up to the next place of it.
  fileprivate func pieces(after tag: String) -> [Substring] {
    let places = ranges(of: Self.pattern(tag))
    return places.indices.map { index in
      let end = index + 1 < places.count ? places[index + 1].lowerBound : endIndex
      return self[places[index].upperBound..<end]
    }
  }

  /// What stands before the first place of a tag; nil without one.
  fileprivate func content(before tag: String) -> Substring? {
    ranges(of: Self.pattern(tag)).first.map { self[..<$0.lowerBound] }
  }

  private static func pattern(_ tag: String) -> Regex<Substring> {
    Regex(verbatim: tag).ignoresCase()
  }
}
