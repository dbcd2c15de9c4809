// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// Draws claims in wire form that fit the signatures of an environment in a state.
struct ClaimDraw {
  private let vocabulary: ClaimVocabulary
  /// What the arguments of types that the host does not know may be, by predicate and place.
  private let known: [String: [[WireClaim.Value]]]
  private let actions: [String]
  private let seats: Int
  private var random: SplitMix64

  /// Looks at a state.
  ///
  /// - Parameter examples: claims of the plugin, whose cells and other words are used again.
  init(
    of vocabulary: ClaimVocabulary, examples: [WireClaim], in episode: any Episode, seed: Seed
  ) throws {
    self.vocabulary = vocabulary
    random = SplitMix64(seed: seed)
    seats = episode.progress.seatCount
    var names: Set<String> = []
    for seat in episode.actingSeats {
      for action in try episode.legalActions(of: seat) {
        names.insert(try episode.name(of: action, by: seat))
      }
    }
    var known: [String: [[WireClaim.Value]]] = [:]
    for example in examples {
      var places = known[example.predicate] ?? []
      for (place, value) in example.arguments.enumerated() {
        if place >= places.count { places.append([]) }
        places[place].append(value)
        if case .text(let text) = value, types(example)[safe: place] == "action" {
          names.insert(text)
        }
      }
      known[example.predicate] = places
    }
    self.known = known
    actions = names.sorted()

    func types(_ claim: WireClaim) -> [String] {
      vocabulary[claim.predicate]?.arguments.map(\.type) ?? []
    }
  }

  /// A claim of a predicate; nil where no argument of a type can be made up.
  mutating func claim(_ name: String, levels: Int = 2) -> WireClaim? {
    guard let signature = vocabulary[name] else { return nil }
    var values: [WireClaim.Value] = []
    for (place, argument) in signature.arguments.enumerated() {
      guard let value = value(argument.type, of: name, at: place, levels: levels) else {
        return nil
      }
      values.append(value)
    }
    return WireClaim(name, values, polarity: random.below(3) > 0)
  }

  private mutating func value(_ type: String, of name: String, at place: Int, levels: Int)
    -> WireClaim.Value?
  {
    switch type {
    case "seat": return .seat(Seat(random.below(seats)))
    case "action": return actions.isEmpty ? nil : .text(actions[random.below(actions.count)])
    case "comparison":
      let all = Predicate.Comparison.allCases
      return .comparison(all[random.below(all.count)])
    case "predicate":
      let names = vocabulary.signatures.map(\.name).filter { known[$0] != nil }
      guard levels > 0, !names.isEmpty else { return nil }
      return claim(names[random.below(names.count)], levels: levels - 1).map { .claim($0) }
    case "number":
      let numbers = [-1, 0, 0.5, 1] + (known[name]?[safe: place] ?? []).compactMap(\.number)
      return .number(numbers[random.below(numbers.count)])
    default:
      guard let values = known[name]?[safe: place], !values.isEmpty else { return nil }
      return values[random.below(values.count)]
    }
  }
}

extension Array {
  /// The element at a place, nil beyond the end.
  fileprivate subscript(safe place: Int) -> Element? { place < count ? self[place] : nil }
}

extension WireClaim.Value {
  fileprivate var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }
}
