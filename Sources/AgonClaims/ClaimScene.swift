// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The claim in wire form and the position that it is about, or the verdict that needs neither.
enum ClaimScene {
  case ready(WireClaim, any Episode, clones: Int)
  case settled(Verdict)

  /// Resolves the claim's words and plays its line of actions in a clone.
  static func set(
    _ claim: Claim, for seat: Seat, on episode: any Episode, in vocabulary: ClaimVocabulary,
    under rules: EnvironmentDescriptor
  ) throws(EnvironmentError) -> ClaimScene {
    let wire: WireClaim
    do {
      wire = try WireClaim(
        claim, for: seat, among: episode.progress.seatCount, in: vocabulary)
    } catch {
      return .settled(Verdict(.unverifiable(error.reason)))
    }
    guard case .after(let actions) = claim.moment, !actions.isEmpty else {
      return .ready(wire, episode, clones: 0)
    }
    if let reason = rules.obstacleToLookAhead { return .settled(Verdict(.unverifiable(reason))) }
    return try set(wire, after: actions, for: seat, on: episode)
  }

  private static func set(
    _ wire: WireClaim, after actions: [String], for seat: Seat, on episode: any Episode
  ) throws(EnvironmentError) -> ClaimScene {
    let position = try episode.clone(.exact)
    for (index, action) in actions.enumerated() {
      guard position.isOn else { return illegal(actions, at: index) }
      guard let actor = position.seatToAct else {
        return .settled(Verdict(.unverifiable(.unsupportedByPlugin), cost: 1))
      }
      switch try position.read(action, by: actor) {
      case .legal(let id): try position.apply(id, by: actor)
      case .illegal: return illegal(actions, at: index)
      case .ambiguous, .unparseable:
        return .settled(Verdict(.unverifiable(.ambiguousReference), cost: 1))
      }
    }
    return .ready(wire, position, clones: 1)
  }

  /// A line that cannot be played refutes the claim, whatever it says of the end of the line.
  private static func illegal(_ actions: [String], at index: Int) -> ClaimScene {
    let witness: JSON = [
      "illegal_line": .array(actions.map(JSON.string)), "illegal": .string(actions[index]),
    ]
    let evidence = Evidence(
      method: .rule, isExact: true, depth: index, witness: .array([witness]))
    return .settled(Verdict(.refuted, evidence: evidence, cost: 1))
  }
}

extension EnvironmentDescriptor {
  /// Why a clone cannot tell what would happen, or nil when it can.
  var obstacleToLookAhead: Verdict.Reason? {
    guard abilities.contains(.clone) else { return .unsupportedByPlugin }
    return abilities.contains(.perfectInformation) && chance == .none ? nil : .hiddenInformation
  }
}
