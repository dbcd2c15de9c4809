// SPDX-License-Identifier: Apache-2.0

internal import Mustache

/// The prompts of a language agent as Mustache templates; values are inserted as they are.
///
/// All know `title`, `rules`, `seat`, `seats`, `instructions`, `observation`, `actions` (a list of names),
/// `action_list` (the names with commas), `history` (a list of `seat`, `action` and `is_own`) and
/// `forced_rationale`; the retry prompt also knows `reason`.
struct PromptTemplates: Sendable {
  /// The templates as they were given.
  let system, user, retry: String
  private let parsed: [MustacheTemplate]

  /// Reads templates.
  init(system: String, user: String, retry: String, of agent: String) throws(AgentSettingsError) {
    self.system = system
    self.user = user
    self.retry = retry
    let sources = [("system_prompt", system), ("user_prompt", user), ("retry_prompt", retry)]
    var parsed: [MustacheTemplate] = []
    for (key, source) in sources {
      do {
        parsed.append(try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source))
      } catch {
        throw AgentSettingsError(
          code: .badTemplate, place: "\(agent).\(key)",
          detail: "The text is no Mustache template: \(error).")
      }
    }
    self.parsed = parsed
  }

  /// The system message.
  func system(_ values: [String: Any]) -> String { parsed[0].render(values) }

  /// The question.
  func user(_ values: [String: Any]) -> String { parsed[1].render(values) }

  /// What follows an answer that cannot be used.
  func retry(_ values: [String: Any]) -> String { parsed[2].render(values) }

  /// Says nothing of seat and turn: it is the same in all episodes, and endpoints keep it in their cache.
  static let usualSystem = """
    You play {{title}}.

    Rules:
    {{rules}}

    {{instructions}}
    """

  static let usualUser = """
    You sit in seat {{seat}} of {{seats}}; seats are numbered from 0.
    {{#history}}
    Seat {{seat}}{{#is_own}} (you){{/is_own}} played {{action}}.
    {{/history}}
    You see:
    {{observation}}

    Legal actions: {{action_list}}
    {{#forced_rationale}}
    Act on this rationale and repeat it: {{forced_rationale}}
    {{/forced_rationale}}
    Which one do you play, and why?
    """

  static let usualRetry = """
    Your answer could not be used. {{reason}}
    Legal actions: {{action_list}}
    Answer again, in full and in the form that was asked for.
    """
}
