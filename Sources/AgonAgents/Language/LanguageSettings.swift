// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// How a language agent asks its model.
struct LanguageSettings: Sendable {
  /// What holds the model to the form of the answer.
  enum Constraint: String, CaseIterable, Sendable {
    /// A grammar of the text form, for endpoints that take llama.cpp's GBNF.
    case grammar
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

  /// The model and where it is asked.
  var model: ModelReference
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
  /// Whether the prompt lists the actions applied so far.
  var showsHistory: Bool
  var templates: PromptTemplates

  /// Reads settings.
  init(_ reader: SettingsReader, of agent: String) throws(AgentSettingsError) {
    guard let model = try reader.text("model") else {
      throw AgentSettingsError(
        code: .missingKey, place: "\(agent).model",
        detail: "Name the language model that the agent asks.")
    }
    self.model = ModelReference(
      agent: agent, model: model,
      endpoint: try reader.text("endpoint") ?? ModelReference.localEndpoint,
      keyVariable: try reader.text("key_variable"))
    claims = try reader.integer("claims", in: 0...32, default: 4)
    predicates = try reader.texts("predicates")
    rationaleLength = try reader.integer("rationale_length", in: 1...2_000, default: 300)
    constraint = try reader.word("constrain", default: .grammar)
    medium = try reader.word("media", default: .text)
    mostTokens = try reader.integer("max_tokens", in: 1...1_000_000, default: 512)
    temperature = try reader.number("temperature", in: 0...10, default: 0)
    let share = try reader.number("top_p", in: 0...1, default: -1)
    topP = share < 0 ? nil : share
    timeout = .seconds(try reader.number("timeout", in: 0.001...86_400, default: 60))
    retries = try reader.integer("retries", in: 0...10, default: 1)
    showsHistory = try reader.truth("history", default: true)
    templates = try PromptTemplates(
      system: try reader.text("system_prompt") ?? PromptTemplates.usualSystem,
      user: try reader.text("user_prompt") ?? PromptTemplates.usualUser,
      retry: try reader.text("retry_prompt") ?? PromptTemplates.usualRetry, of: agent)
  }

  /// All settings, the defaults and what identifies the model included.
  func json(asking model: any LanguageModel) -> JSON {
    [
      "model": .string(self.model.model), "endpoint": .string(self.model.endpoint),
      "model_identity": model.identity,
      "claims": .integer(Int64(claims)),
      "predicates": predicates.map { .array($0.map { .string($0) }) } ?? .null,
      "rationale_length": .integer(Int64(rationaleLength)),
      "constrain": .string(constraint.rawValue), "media": .string(medium.rawValue),
      "max_tokens": .integer(Int64(mostTokens)), "temperature": .number(temperature),
      "top_p": topP.map { .number($0) } ?? .null, "timeout": .number(timeout / .seconds(1)),
      "retries": .integer(Int64(retries)), "history": .bool(showsHistory),
      "system_prompt": .string(templates.system), "user_prompt": .string(templates.user),
      "retry_prompt": .string(templates.retry),
    ]
  }

  /// JSON Schema of the settings, by key.
  static let schema: [String: JSON] = [
    "model": [
      "type": "string", "minLength": 1,
      "description": "The model's name, as its endpoint knows it.",
    ],
    "endpoint": [
      "type": "string", "minLength": 1, "default": "local",
      "description":
        "`local`, or the address before /chat/completions of an OpenAI-compatible endpoint.",
    ],
    "key_variable": [
      "type": "string", "minLength": 1,
      "description": "The environment variable that holds the endpoint's key.",
    ],
    "claims": [
      "type": "integer", "minimum": 0, "maximum": 32, "default": 4,
      "description": "Claims asked for at most; a grammar demands at least one unless it is 0.",
    ],
    "predicates": [
      "type": "array", "minItems": 1, "items": ["type": "string", "minLength": 1],
      "description": "Predicates that may be claimed; all that can be checked, unless told.",
    ],
    "rationale_length": [
      "type": "integer", "minimum": 1, "maximum": 2000, "default": 300,
      "description": "Characters of the rationale that the grammar allows.",
    ],
    "constrain": [
      "enum": ["grammar", "none"], "default": "grammar",
      "description": "What holds the model to the form; a grammar needs an endpoint with GBNF.",
    ],
    "media": [
      "enum": ["text", "json", "svg", "png"], "default": "text",
      "description": "The form of the observation.",
    ],
    "max_tokens": ["type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 512],
    "temperature": ["type": "number", "minimum": 0, "maximum": 10, "default": 0],
    "top_p": ["type": "number", "minimum": 0, "maximum": 1],
    "timeout": [
      "type": "number", "minimum": 0.001, "maximum": 86_400, "default": 60,
      "description": "Seconds for one answer.",
    ],
    "retries": [
      "type": "integer", "minimum": 0, "maximum": 10, "default": 1,
      "description": "Times that the model is told what was wrong and asked again.",
    ],
    "history": [
      "type": "boolean", "default": true,
      "description": "Whether the prompt lists past actions; only its own where seats hide things.",
    ],
    "system_prompt": ["type": "string", "description": "Mustache template of the system message."],
    "user_prompt": ["type": "string", "description": "Mustache template of the question."],
    "retry_prompt": [
      "type": "string", "description": "Mustache template of what follows an unusable answer.",
    ],
  ]
}
