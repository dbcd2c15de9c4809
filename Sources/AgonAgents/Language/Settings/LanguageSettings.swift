// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// How a language agent asks its model.
struct LanguageSettings: Sendable {
  /// What holds the model to the form of the answer.
  enum Constraint: String, CaseIterable, Sendable {
    /// A grammar where the endpoint says that it takes one, else nothing.
    case auto
    /// A grammar of the form, for endpoints that take llama.cpp's GBNF.
    case grammar
    /// A JSON schema: the answer is asked for as an object.
    case jsonSchema = "json-schema"
    case none
  }

  /// The form of the observation.
  enum Medium: String, CaseIterable, Sendable {
    case text, json, svg, png

    /// The environment's word for it.
    var media: Media {
      switch self {
      case .text: .text
      case .json: .json
      case .svg: .svg
      case .png: .png
      }
    }
  }

  /// What lessons are about.
  enum LessonTopic: String, CaseIterable, Sendable {
    /// One environment, whoever the opponents are.
    case environment
    /// One environment and the opponents of an episode.
    case opponent
  }

  /// The model and where it is asked.
  var model: ModelReference
  /// What is asked, and in which order.
  var strategy: Strategy
  /// The form of the answer.
  var form: AnswerForm
  /// Claims asked for at most; 0 asks for none.
  var claims: Int
  /// The predicates that may be claimed, by name; nil for all that can be checked.
  var predicates: [String]?
  /// Characters of the rationale that a grammar allows.
  var rationaleLength: Int
  var constraint: Constraint
  var medium: Medium
  /// Tokens of an answer, at most.
  var mostTokens: Int
  var temperature: Double
  /// Probability mass that sampling keeps; nil for the endpoint's default.
  var topP: Double?
  /// Time for one answer.
  var timeout: Duration
  /// Times that the model is asked again after an answer that cannot be used.
  var retries: Int
  /// What the prompt tells of the past.
  var memory: Memory
  /// Tokens that past actions or turns may take in the prompt.
  var historyTokens: Int
  /// Answers that are put to the vote.
  var samples: Int
  /// Whether a plan whose steps are done is followed by another one.
  var refines: Bool
  /// What lessons are about.
  var lessons: LessonTopic
  /// Characters of the lessons, at most.
  var lessonsLength: Int
  /// Lines of play that may be carried out in a turn.
  var width: Int
  /// Actions of such a line, at most.
  var depth: Int
  /// Whether the probabilities of the answer's tokens are asked for.
  var wantsProbabilities: Bool
  /// Answers that are shown before the first question.
  var examples: Examples?
  var templates: PromptTemplates

  /// Reads settings.
  ///
  /// - Parameter folder: the folder from which relative paths count.
  init(_ reader: SettingsReader, of agent: String, in folder: String) throws(AgentSettingsError) {
    guard let model = try reader.text("model") else {
      throw AgentSettingsError(
        code: .missingKey, place: "\(agent).model",
        detail: "Name the language model that the agent asks.")
    }
    self.model = ModelReference(
      agent: agent, model: model,
      endpoint: try reader.text("endpoint") ?? ModelReference.localEndpoint,
      keyVariable: try reader.text("key_variable"))
    strategy = try reader.word("strategy", default: .claims)
    form = try reader.word("form", default: strategy.manner.forms[0])
    claims = try reader.integer("claims", in: 0...32, default: 4)
    predicates = try reader.texts("predicates")
    rationaleLength = try reader.integer("rationale_length", in: 1...2_000, default: 300)
    constraint = try reader.word("constrain", default: .auto)
    medium = try reader.word("media", default: .text)
    mostTokens = try reader.integer("max_tokens", in: 1...1_000_000, default: 512)
    let usualTemperature = strategy == .selfConsistency ? 0.7 : 0
    temperature = try reader.number("temperature", in: 0...10, default: usualTemperature)
    let share = try reader.number("top_p", in: 0...1, default: -1)
    topP = share < 0 ? nil : share
    timeout = .seconds(try reader.number("timeout", in: 0.001...86_400, default: 60))
    retries = try reader.integer("retries", in: 0...10, default: 1)
    memory = strategy.manner.memory ?? .actions
    if strategy.manner.memory == nil { memory = try reader.memory("history") }
    historyTokens = try reader.integer("history_tokens", in: 0...10_000_000, default: 4_000)
    samples = try reader.integer("samples", in: 1...64, default: 5)
    refines = try reader.truth("refine", default: false)
    lessons = try reader.word("lessons", default: .environment)
    lessonsLength = try reader.integer("lessons_length", in: 1...100_000, default: 2_000)
    width = try reader.integer("width", in: 1...32, default: 4)
    depth = try reader.integer("depth", in: 1...50, default: 3)
    wantsProbabilities = try reader.truth("logprobs", default: false)
    if let file = try reader.text("examples") {
      examples = try Examples(readingFrom: file, in: folder, of: agent)
    }
    templates = try PromptTemplates(
      usual: strategy.manner.texts, changes: try reader.prompts(of: agent), of: agent)
    try checkStrategy(of: agent)
  }

  /// Refuses a form or a constraint that the strategy cannot have.
  private func checkStrategy(of agent: String) throws(AgentSettingsError) {
    let forms = strategy.manner.forms
    guard forms.contains(form) else {
      let list = forms.map(\.rawValue).joined(separator: ", ")
      throw AgentSettingsError(
        code: .outOfRange, place: "\(agent).form",
        detail: "The strategy `\(strategy.rawValue)` answers in these forms: \(list).")
    }
    if strategy == .lookAhead, constraint == .jsonSchema {
      throw AgentSettingsError(
        code: .outOfRange, place: "\(agent).constrain",
        detail: "A wish to look ahead is no JSON object; choose auto, grammar or none.")
    }
  }
}

extension SettingsReader {
  /// What is told of the past: a word, or true for `actions` and false for `none`.
  fileprivate func memory(_ key: String) throws(AgentSettingsError) -> Memory {
    switch json(key)?.truth {
    case true: return .actions
    case false: return .none
    default: break
    }
    return try word(key, default: Memory.actions)
  }

  /// The templates that settings give, by environment, with the key that gave them.
  fileprivate func prompts(of agent: String) throws(AgentSettingsError)
    -> [String: [PromptPart: (text: String, key: String)]]
  {
    var changes: [String: [PromptPart: (text: String, key: String)]] = [:]
    let everywhere = PromptTemplates.everywhere
    for (key, part) in [
      ("system_prompt", PromptPart.system), ("user_prompt", .user), ("retry_prompt", .retry),
    ] {
      if let text = try text(key) { changes[everywhere, default: [:]][part] = (text, key) }
    }
    for (environment, parts) in try object("prompts") ?? [:] {
      guard let parts = parts.members else {
        throw AgentSettingsError(
          code: .wrongType, place: "\(agent).prompts",
          detail: "`\(environment)` must be a mapping of parts to texts, in the place of an "
            + "environment's id or of `\(everywhere)`.")
      }
      for (word, text) in parts {
        guard let part = PromptPart(rawValue: word), let text = text.text else {
          let list = PromptPart.allCases.map(\.rawValue).joined(separator: ", ")
          throw AgentSettingsError(
            code: .wrongType, place: "\(agent).prompts",
            detail: "`\(word)` of `\(environment)` is no prompt with a text; there are: \(list).")
        }
        changes[environment, default: [:]][part] = (text, "prompts")
      }
    }
    return changes
  }
}
