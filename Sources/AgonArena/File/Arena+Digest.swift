// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonPlay

extension Arena {
  /// Hash of all that decides schedule and episodes: equal for two files that say the same otherwise.
  ///
  /// It leaves out the arena's name, the number of jobs, the output, the paths of plugins and where they run,
  /// endpoints, prices, limits of spending and the cassette.
  package var digest: Digest { SHA256.digest(of: canonicalJSON.description) }

  /// What `digest` is taken of.
  var canonicalJSON: JSON {
    var members: [String: JSON] = [
      "version": 1,
      "environments": .array(environments.map(\.canonicalJSON)),
      "agents": .array(agents.map(\.canonicalJSON)),
      "format": .string(format.rawValue),
      "pairs": .integer(Int64(pairs)),
      "seed": .integer(Int64(seed.value)),
      "budgets": [
        "turns": JSON(budgets.turns),
        "decision_ms": JSON(budgets.decision.map(Self.milliseconds)),
      ],
    ]
    // What was added later counts where it is used, so that the digests of older files stay.
    if onFailure != .forfeit { members["on_failure"] = .string(onFailure.rawValue) }
    if let challengers { members["challengers"] = .integer(Int64(challengers)) }
    return .object(members)
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    let (seconds, attoseconds) = duration.components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}

extension ArenaEnvironment {
  /// What the arena's digest takes of an environment.
  fileprivate var canonicalJSON: JSON {
    var members: [String: JSON] = [
      "name": .string(name), "id": .string(id), "parameters": parameters, "pairs": JSON(pairs),
      "openings": openings.canonicalJSON,
    ]
    if let disguise { members["disguise"] = .integer(Int64(disguise.value)) }
    return .object(members)
  }
}

extension ArenaAgent {
  /// What the arena's digest takes of an agent.
  fileprivate var canonicalJSON: JSON {
    ["name": .string(name), "kind": .string(kind), "settings": settings, "pairs": JSON(pairs)]
  }
}

extension ArenaOpenings {
  /// What the arena's digest takes of openings.
  fileprivate var canonicalJSON: JSON {
    switch self {
    case .start: .null
    case .random(let plies): ["random_plies": .integer(Int64(plies))]
    case .listed(let openings): .array(openings.map(\.json))
    }
  }
}

extension JSON {
  /// A number, or null for nil.
  fileprivate init(_ number: Int?) {
    self = number.map { .integer(Int64($0)) } ?? .null
  }
}
