// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

extension LanguageSettings {
  /// What of a language agent's settings the environments cannot serve.
  ///
  /// The form of the observation must be offered by every environment, for it is asked for in all. A
  /// predicate must be one that can be checked in at least one of them: where it cannot be, it is not asked
  /// for. But where claims are asked for, every environment must be left with one.
  static func objections(_ settings: JSON, playing environments: [any Environment])
    -> [SettingsObjection]
  {
    mediaObjections(settings, environments) + predicateObjections(settings, environments)
      + strategyObjections(settings, environments)
  }

  /// Lines of play are carried out in copies, so every environment must have them.
  private static func strategyObjections(_ settings: JSON, _ environments: [any Environment])
    -> [SettingsObjection]
  {
    guard settings["strategy"]?.text == Strategy.lookAhead.rawValue else { return [] }
    let lacking = environments.map(\.descriptor).filter { !$0.abilities.contains(.clone) }
    return Set(lacking.map(\.id)).sorted().map { id in
      SettingsObjection(
        key: "strategy", element: nil,
        detail: "`\(id)` makes no copies, in which a line of play could be carried out",
        word: Strategy.lookAhead.rawValue,
        candidates: Strategy.allCases.filter { $0 != .lookAhead }.map(\.rawValue))
    }
  }

  private static func mediaObjections(_ settings: JSON, _ environments: [any Environment])
    -> [SettingsObjection]
  {
    guard let medium = Medium(rawValue: settings["media"]?.text ?? Medium.text.rawValue) else {
      return []
    }
    let common = Medium.allCases.filter { medium in
      environments.allSatisfy { $0.descriptor.media.contains(medium.media) }
    }
    let lacking = environments.map(\.descriptor).filter { !$0.media.contains(medium.media) }
    return Set(lacking.map(\.id)).sorted().map { id in
      SettingsObjection(
        key: "media", element: nil,
        detail: "`\(id)` offers no observation as `\(medium.rawValue)`",
        word: medium.rawValue, candidates: common.map(\.rawValue))
    }
  }

  private static func predicateObjections(_ settings: JSON, _ environments: [any Environment])
    -> [SettingsObjection]
  {
    guard !environments.isEmpty, let chosen = settings["predicates"]?.elements?.map(\.text) else {
      return []
    }
    let offered = environments.map { Prompt.predicates(of: $0, among: nil).map(\.name) }
    let all = Set(offered.joined()).sorted()
    var objections: [SettingsObjection] = []
    for (number, name) in chosen.enumerated() {
      guard let name, !all.contains(name) else { continue }
      objections.append(
        SettingsObjection(
          key: "predicates", element: number,
          detail: "no environment of this arena has a predicate `\(name)` that can be checked",
          word: name, candidates: all))
    }
    guard objections.isEmpty, settings["claims"]?.integer != 0, asksForClaims(settings) else {
      return objections
    }
    for (environment, names) in zip(environments, offered)
    where !names.contains(where: chosen.contains) {
      objections.append(
        SettingsObjection(
          key: "predicates", element: nil,
          detail: "none of these predicates can be checked in `\(environment.descriptor.id)`",
          word: "",
          candidates: names))
    }
    return objections
  }

  /// Whether the answer is asked for in the form that has claims.
  private static func asksForClaims(_ settings: JSON) -> Bool {
    let form = settings["form"]?.text.flatMap(AnswerForm.init)
    let strategy = settings["strategy"]?.text.flatMap(Strategy.init) ?? .claims
    return (form ?? strategy.manner.forms[0]) == .claims
  }
}
