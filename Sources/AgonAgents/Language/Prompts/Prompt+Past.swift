// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension Prompt {
  /// What can be claimed: all that Agon computes, and what the plugin checks, unless the settings choose.
  static func predicates(of environment: any Environment, among chosen: [String]?)
    -> [PredicateSignature]
  {
    let listed = environment.predicates
    let known = Set(listed.map(\.name))
    return ClaimVocabulary(plugin: listed).signatures.filter {
      (known.contains($0.name) || CorePredicate(rawValue: $0.name)?.isComputed == true)
        && chosen?.contains($0.name) != false
    }
  }

  /// Tells of the past as the settings say: the messages of own turns; actions go into the values.
  ///
  /// Beside a conversation the actions since the own last turn are told, that one included.
  static func remember(
    _ request: DecisionRequest, _ settings: LanguageSettings, _ values: inout [String: Any]
  ) -> [Message] {
    if settings.memory != .none { values["substitution"] = substitution(in: request.turns.last) }
    switch settings.memory {
    case .none: return []
    case .actions:
      let actions = history(of: request)
      let kept = TokenEstimate.suffix(of: actions, within: settings.historyTokens) {
        TokenEstimate.tokens(of: "Seat \($0.seat) played \($0.action).\n")
      }
      tell(actions.suffix(kept), to: request.window.seat, settings, &values)
      values["left_out"] = leftOut(actions.count - kept, "earlier action")
      return []
    case .turns:
      let actions = history(of: request)
      let last = actions.lastIndex { $0.seat == request.window.seat } ?? 0
      tell(actions[last...], to: request.window.seat, settings, &values)
      let past = PastTurns(request.turns, within: settings.historyTokens) {
        settings.written($0, saying: $1)
      }
      values["left_out"] = leftOut(past.leftOut, "earlier turn of yours", "earlier turns of yours")
      return past.messages
    }
  }

  /// Says that the last action was not the model's own; nil where it was.
  private static func substitution(in turn: Turn?) -> String? {
    guard let turn, turn.substitution != nil, let action = turn.applied else { return nil }
    return "Your last answer could not be used, so \(action) was drawn at random and played "
      + "for you."
  }

  /// Says how much was left out; nil when nothing was.
  static func leftOut(_ count: Int, _ one: String, _ many: String? = nil) -> String? {
    switch count {
    case 0: nil
    case 1: "(1 \(one) is left out here.)"
    default: "(\(count) \(many ?? one + "s") are left out here.)"
    }
  }

  /// The actions so far.
  ///
  /// Where seats hide things from each other, only the own ones: another seat's action may be among the
  /// hidden things.
  private static func history(of request: DecisionRequest) -> [(seat: Seat, action: String)] {
    let seat = request.window.seat
    let isOpen = request.window.environment.descriptor.abilities.contains(.perfectInformation)
    return request.history.filter { isOpen || $0.seat == seat }
  }

  /// Puts actions into the values: as one text, and as a list where a template asks for it.
  private static func tell(
    _ actions: ArraySlice<(seat: Seat, action: String)>, to seat: Seat,
    _ settings: LanguageSettings, _ values: inout [String: Any]
  ) {
    if !actions.isEmpty {
      values["history_text"] = actions.map { entry in
        "Seat \(entry.seat)\(entry.seat == seat ? " (you)" : "") played \(entry.action)."
      }.joined(separator: "\n")
    }
    guard settings.templates.listsHistory else { return }
    values["history"] = actions.map { entry -> [String: Any] in
      ["seat": "\(entry.seat)", "action": entry.action, "is_own": entry.seat == seat]
    }
  }
}
