// SPDX-License-Identifier: Apache-2.0

import AgonClaims
import AgonCore

/// Draws claims that a line can say, of any predicate and shape.
struct ClaimGenerator {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.below(elements.count)]
  }

  mutating func claim() -> Claim {
    let moments: [Claim.Moment] = [.now, .after(["a1"]), .after(["Nf3+", "two words", "c6"])]
    return Claim(
      predicate(levels: 3), number: pick([nil, 1, 27]), polarity: random.below(2) == 0,
      probability: pick([nil, 0, 1, 0.5, 0.123456789, 1e-9]), role: pick([nil, .reason, .value]),
      moment: pick(moments))
  }

  mutating func predicate(levels: Int) -> Predicate {
    let name = pick(["legal", "wins_now", "not_so", "sokoban.deadlock", "_x1"])
    var arguments: [Predicate.Argument] = []
    for _ in 0..<random.below(4) {
      let name: String? = pick([nil, nil, "best", "threat"])
      let value = random.below(6) == 0 ? list(levels) : value(levels: levels)
      arguments.append(Predicate.Argument(value, name: name))
    }
    return Predicate(name, arguments)
  }

  private mutating func list(_ levels: Int) -> Predicate.Value {
    .list([value(levels: levels), value(levels: levels), value(levels: levels)])
  }

  private mutating func value(levels: Int) -> Predicate.Value {
    switch random.below(levels > 0 ? 6 : 4) {
    case 0: return .atom(pick(["a1", "self", "O-O", "é8", "not", "p0", "-", "x.y", "[1]"]))
    case 1:
      return .quoted(pick(["", "a b", "say \"no\"", "back\\slash", "line\nend", "e8=Q", "日本"]))
    case 2: return .number(pick([0, -1, 0.5, 1e300, 2.3e-308, 123_456_789, -2.25]))
    case 3: return .comparison(pick(Predicate.Comparison.allCases))
    case 4: return .predicate(Predicate.denying(predicate(levels: levels - 1)))
    default: return .predicate(predicate(levels: levels - 1))
    }
  }
}
