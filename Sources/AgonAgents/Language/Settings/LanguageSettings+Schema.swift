// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension LanguageSettings {
  /// JSON Schema of the settings, by key.
  static let schema: [String: JSON] =
    modelSchema.merging(strategySchema) { own, _ in own }.merging(promptSchema) { own, _ in own }

  private static let modelSchema: [String: JSON] = [
    "model": [
      "type": "string", "minLength": 1,
      "description": "The model's name, as its endpoint knows it.",
    ],
    "endpoint": [
      "type": "string", "minLength": 1, "default": "local",
      "description":
        """
      `local`, the name of an endpoint, or the address before /chat/completions of an \
      OpenAI-compatible one.
      """,
    ],
    "key_variable": [
      "type": "string", "minLength": 1,
      "description": "The environment variable that holds the endpoint's key.",
    ],
    "max_tokens": [
      "type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 512,
      "description": "Tokens of an answer, at most.",
    ],
    "temperature": [
      "type": "number", "minimum": 0, "maximum": 10,
      "description": "0, the default, is greedy; the default of self-consistency is 0.7.",
    ],
    "top_p": [
      "type": "number", "minimum": 0, "maximum": 1,
      "description": "Probability mass that sampling keeps; the endpoint's default, unless told.",
    ],
    "timeout": [
      "type": "number", "minimum": 0.001, "maximum": 86_400, "default": 60,
      "description": "Seconds for one answer.",
    ],
    "retries": [
      "type": "integer", "minimum": 0, "maximum": 10, "default": 1,
      "description": "Times that the model is told what was wrong and asked again.",
    ],
    "logprobs": [
      "type": "boolean", "default": false,
      "description": "Whether the probabilities of the answer's tokens are asked for and recorded.",
    ],
    "constrain": [
      "enum": words(Constraint.self), "default": "auto",
      "description":
        """
      What holds the model to the form: a grammar where the endpoint says that it takes one (auto), \
      a grammar (GBNF), a JSON schema, or nothing.
      """,
    ],
  ]

  private static let strategySchema: [String: JSON] = [
    "strategy": [
      "enum": words(Strategy.self), "default": "claims",
      "description": "What is asked, and in which order; docs/strategies.md tells of each.",
    ],
    "form": [
      "enum": words(AnswerForm.self),
      "description": "The form of the answer, where the strategy leaves a choice.",
    ],
    "samples": [
      "type": "integer", "minimum": 1, "maximum": 64, "default": 5,
      "description": "self-consistency: answers that are put to the vote.",
    ],
    "refine": [
      "type": "boolean", "default": false,
      "description": "plan-and-solve: whether another plan is asked for when all steps are done.",
    ],
    "lessons": [
      "enum": words(LessonTopic.self), "default": "environment",
      "description": "reflect: what lessons are kept for, each environment or each opponent in it.",
    ],
    "lessons_length": [
      "type": "integer", "minimum": 1, "maximum": 100_000, "default": 2_000,
      "description": "reflect: characters of the lessons, at most.",
    ],
    "width": [
      "type": "integer", "minimum": 1, "maximum": 32, "default": 4,
      "description": "look-ahead: lines of play that may be carried out in a turn.",
    ],
    "depth": [
      "type": "integer", "minimum": 1, "maximum": 50, "default": 3,
      "description": "look-ahead: actions of a line, at most.",
    ],
  ]

  private static let promptSchema: [String: JSON] = [
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
    "media": [
      "enum": ["text", "json", "svg", "png"], "default": "text",
      "description": "The form of the observation.",
    ],
    "history": [
      "enum": ["none", "actions", "turns", true, false],
      "default": "actions",
      "description":
        """
      What the prompt tells of the past: nothing, the actions (true and false mean `actions` and \
      `none`), or the own turns as a conversation; only own actions where seats hide things. \
      try-again and react bring their own.
      """,
    ],
    "history_tokens": [
      "type": "integer", "minimum": 0, "maximum": 10_000_000, "default": 4_000,
      "description":
        "Tokens that the past may take, four bytes counted as one; what is left out is told.",
    ],
    "examples": [
      "type": "string", "minLength": 1,
      "description": "A file of JSON lines with examples that are shown before the first question.",
    ],
    "prompts": [
      "type": "object",
      "description": "Mustache templates by environment, `all` for all of them, and by part.",
      "additionalProperties": [
        "type": "object", "additionalProperties": false,
        "properties": .object(partSchema),
      ],
    ],
    "system_prompt": ["type": "string", "description": "Mustache template of the system message."],
    "user_prompt": ["type": "string", "description": "Mustache template of the question."],
    "retry_prompt": [
      "type": "string", "description": "Mustache template of what follows an unusable answer.",
    ],
  ]

  private static var partSchema: [String: JSON] {
    var schema: [String: JSON] = [:]
    for part in PromptPart.allCases { schema[part.rawValue] = ["type": "string"] }
    return schema
  }

  /// The words of an enumeration, as JSON.
  private static func words<Word>(_ type: Word.Type) -> JSON
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    .array(type.allCases.map { .string($0.rawValue) })
  }
}
