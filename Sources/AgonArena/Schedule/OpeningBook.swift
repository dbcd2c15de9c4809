// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The openings of one environment by number of the pair, held in two bytes an action.
struct OpeningBook: Sendable {
  /// Attempts that are made for one opening before the book counts as exhausted.
  static let mostAttempts = 64

  private var listed: [Opening] = []
  private var plies = 0
  private var words: [String] = []
  private var actions: [UInt16] = []
  /// Pairs whose opening stands in the book before; more than 0 only where the environment has fewer openings
  /// of this length than pairs.
  private(set) var repeatedCount = 0

  /// The book without openings: every episode begins at the usual start.
  init(listed: [Opening] = [.start]) { self.listed = listed }

  /// Draws one opening for each seed: distinct ones, as long as new ones are found.
  ///
  /// - Parameter make: plays random actions; nil when the episode ended in them.
  init(
    environment: Int, name: String, plies: Int, seeds: some Sequence<Seed>,
    make: (OpeningRequest) throws -> [String]?
  ) throws {
    self.plies = plies
    var numbers: [String: UInt16] = [:]
    var seen: Set<[UInt16]> = []
    var isExhausted = false
    for seed in seeds {
      var found: [UInt16]?
      for attempt in 0..<Self.mostAttempts {
        let choice = seed.derived("opening").derived(UInt64(attempt))
        let request = OpeningRequest(
          environment: environment, plies: plies, seed: seed, choice: choice)
        guard let names = try make(request) else { continue }
        found = try names.map { try number(of: $0, in: &numbers, environment: name) }
        if isExhausted || !seen.contains(found ?? []) { break }
      }
      guard let found else { throw Self.noOpening(plies: plies, of: name) }
      if !seen.insert(found).inserted {
        repeatedCount += 1
        isExhausted = true
      }
      actions += found
    }
  }

  /// The opening of a pair.
  subscript(pair: Int) -> Opening {
    guard plies > 0 else { return listed[pair % listed.count] }
    return .actions(actions[pair * plies..<(pair + 1) * plies].map { words[Int($0)] })
  }

  private mutating func number(
    of word: String, in numbers: inout [String: UInt16], environment: String
  ) throws -> UInt16 {
    if let number = numbers[word] { return number }
    guard let number = UInt16(exactly: words.count) else {
      throw ArenaError(
        code: .unsupported, place: environment,
        detail: "Random openings use more than 65,536 action names; list the openings instead.")
    }
    words.append(word)
    numbers[word] = number
    return number
  }

  private static func noOpening(plies: Int, of environment: String) -> ArenaError {
    ArenaError(
      code: .noOpening, place: environment,
      detail: "\(mostAttempts) random openings of \(plies) plies all ended the episode;"
        + " lower `random_plies`.")
  }
}
