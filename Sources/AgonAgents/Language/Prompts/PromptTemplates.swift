// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Mustache

/// The prompts of a language agent as Mustache templates; values are inserted as they are, and what they hold
/// is never read as a template.
///
/// docs/strategies.md lists the values that each part knows.
struct PromptTemplates: Sendable {
  /// The key of the texts that are meant for all environments.
  static let everywhere = "all"

  /// The texts for all environments that have none of their own.
  let texts: PromptTexts
  /// What single environments say otherwise, by their ids.
  let overrides: [String: PromptTexts]
  /// Whether a question asks for the past actions as a list, which costs more than one text.
  let listsHistory: Bool
  private let parsed: [String: [PromptPart: MustacheTemplate]]

  /// Reads templates.
  ///
  /// - Parameter usual: what is said where the changes say nothing.
  /// - Parameter changes: texts by environment, those for all under `all`; each with the key of the settings
  ///   that gave it.
  init(
    usual: PromptTexts, changes: [String: [PromptPart: (text: String, key: String)]],
    of agent: String
  ) throws(AgentSettingsError) {
    var overrides: [String: PromptTexts] = [:]
    var parsed: [String: [PromptPart: MustacheTemplate]] = [:]
    for (environment, parts) in changes {
      for (part, (text, key)) in parts {
        overrides[environment, default: [:]][part] = text
        do {
          parsed[environment, default: [:]][part] = try Self.template(text)
        } catch {
          throw AgentSettingsError(
            code: .badTemplate, place: "\(agent).\(key)",
            detail: "The text is no Mustache template: \(error).")
        }
        try Self.checkNames(in: text, of: part, at: "\(agent).\(key)")
      }
    }
    let own = overrides.removeValue(forKey: Self.everywhere) ?? [:]
    texts = usual.merging(own) { _, own in own }
    for (part, text) in usual where own[part] == nil {
      parsed[Self.everywhere, default: [:]][part] = try? Self.template(text)
    }
    listsHistory = ([texts] + overrides.values).contains { texts in
      texts.contains { part, text in
        part != .reflection && PromptTag.names(in: text).contains("history")
      }
    }
    self.overrides = overrides
    self.parsed = parsed
  }

  /// Refuses a value that the part does not know, for nothing would stand in its place.
  private static func checkNames(in text: String, of part: PromptPart, at place: String)
    throws(AgentSettingsError)
  {
    guard let name = PromptTag.names(in: text).first(where: { !part.values.contains($0) }) else {
      return
    }
    throw AgentSettingsError(
      code: .badTemplate, place: place,
      detail: "The template of `\(part.rawValue)` asks for `\(name)`, which it does not know; it "
        + "knows: \(part.values.sorted().joined(separator: ", ")).")
  }

  private static func template(_ text: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
  }

  /// The text of a part in an environment; empty when the strategy has no such part.
  func text(_ part: PromptPart, in environment: String, _ values: [String: Any]) -> String {
    let template = parsed[environment]?[part] ?? parsed[Self.everywhere]?[part]
    return template?.render(values) ?? ""
  }

  /// All texts by environment and part: what the digest is taken of.
  var json: JSON {
    var all = overrides.mapValues(Self.json)
    all[Self.everywhere] = Self.json(texts)
    return .object(all)
  }

  /// Hash of all texts: equal for two agents that say the same.
  var digest: Digest { SHA256.digest(of: json.description) }

  private static func json(_ texts: PromptTexts) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: texts.map { ($0.rawValue, .string($1)) }))
  }
}
