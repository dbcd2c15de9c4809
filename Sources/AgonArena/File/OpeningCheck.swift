// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonPlay

/// Begins the openings that an arena lists, so that a wrong one is told before the first episode.
package enum OpeningCheck {
  /// The most legal actions that a message lists.
  private static let mostListed = 40

  /// Notes every listed opening from which no episode can begin.
  package static func note(
    _ declared: ArenaEnvironment, in environment: any Environment, seed: Seed,
    mistakes: inout MistakeCollector
  ) {
    guard case .listed(let openings) = declared.openings else { return }
    for (number, opening) in openings.enumerated() {
      do {
        _ = try begin(opening, in: environment, seed: seed)
      } catch {
        let (path, detail) = explain(error, opening, in: environment, seed: seed)
        let place = ["openings", .element(number)] + path
        mistakes.add(
          at: path.last == "setup"
            ? declared.places.place(below: place, namedIn: detail)
            : declared.places.place(of: place), detail)
      }
    }
  }

  /// Where an opening that cannot be used goes wrong, and how.
  private static func explain(
    _ error: any Error, _ opening: Opening, in environment: any Environment, seed: Seed
  ) -> ([EntryPlaces.Step], String) {
    switch opening {
    case .start: return ([], "no episode can begin at the usual start: \(words(error))")
    case .setup: return (["setup"], "the setup cannot be used: \(words(error))")
    case .actions(let names):
      for count in names.indices {
        let name = names[count]
        let before = names[..<count].isEmpty ? Opening.start : .actions(Array(names[..<count]))
        guard let episode = try? begin(before, in: environment, seed: seed), episode.isOn else {
          return ([.element(count)], "`\(name)` stands after the end of the episode; shorten this")
        }
        guard let reason = refusal(of: name, in: episode) else { continue }
        return ([.element(count)], "`\(name)` cannot be played here: \(reason)")
      }
      return ([], "the opening cannot be used: \(words(error))")
    }
  }

  /// Why an action cannot be played, with the nearest one that can; nil when it can.
  private static func refusal(of name: String, in episode: any Episode) -> String? {
    guard let seat = episode.seatToAct else { return nil }
    do {
      let (reason, isMistyped): (String, Bool)
      switch try episode.read(name, by: seat) {
      case .legal: return nil
      case .illegal(_, let words): (reason, isMistyped) = (words, false)
      case .ambiguous(let words), .unparseable(let words): (reason, isMistyped) = (words, true)
      }
      let legal = try episode.legalActions(of: seat).map { try episode.name(of: $0, by: seat) }
      if isMistyped, let nearest = NearestWord.to(name, among: legal) {
        return clause(reason) + "; did you mean `\(nearest)`?"
      }
      let isTold = legal.allSatisfy { reason.contains($0) }
      return clause(reason)
        + (isTold || legal.count > mostListed
          ? "" : "; legal actions: \(legal.joined(separator: ", "))")
    } catch {
      return words(error)
    }
  }

  private static func begin(_ opening: Opening, in environment: any Environment, seed: Seed) throws
    -> any Episode
  {
    let nobody = EpisodePlan(
      key: SHA256.digest(of: ""), environment: 0, agents: [0, 1], pair: 0, leg: 0, seed: seed,
      opening: opening)
    return try openEpisode(nobody, in: environment, seats: 2)
  }

  /// What an error says beside its place.
  private static func words(_ error: any Error) -> String {
    switch error {
    case let error as PlayError: clause(error.detail)
    case let error as EnvironmentError: clause(error.detail)
    default: clause("\(error)")
    }
  }

  /// A sentence as a clause: without its full stop.
  private static func clause(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}
