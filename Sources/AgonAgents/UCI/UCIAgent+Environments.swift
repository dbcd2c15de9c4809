// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension UCIAgent {
  /// The environments that no chess engine can play, each with what is missing.
  ///
  /// The usual start tells: its observation must be a position, and its actions must be named as engines name
  /// moves.
  static func objections(_ settings: JSON, playing environments: [any Environment])
    -> [SettingsObjection]
  {
    let lacks = environments.map { ($0.descriptor.id, lack(of: $0)) }
    let playable = lacks.filter { $0.1 == nil }.map(\.0)
    return lacks.compactMap { id, lack in
      lack.map {
        SettingsObjection(
          key: "command", element: nil, detail: "a chess engine cannot play `\(id)`: \($0)",
          word: "", candidates: playable)
      }
    }
  }

  /// What a chess engine misses in an environment, as a clause; nil for nothing.
  private static func lack(of environment: any Environment) -> String? {
    let facts = environment.descriptor
    guard facts.seats.contains(2) else { return "it has no two seats" }
    guard facts.media.contains(.json) else { return "it offers no JSON observation" }
    do {
      let episode = try environment.begin(seats: 2, seed: Seed(1), opening: nil)
      guard let seat = episode.seatToAct else { return "no seat acts first" }
      _ = try UCIPosition(
        (try? JSON(parsing: try episode.text(for: seat, media: .json))) ?? .null)
      for action in try episode.legalActions(of: seat) {
        let name = try episode.name(of: action, by: seat)
        guard UCIPosition.isMove(name) else {
          return "its action \(name) is no move such as e2e4"
        }
      }
      return nil
    } catch let error as UCIPosition.Lack {
      return error.detail
    } catch {
      return "no episode of it can begin: \(error)"
    }
  }
}
