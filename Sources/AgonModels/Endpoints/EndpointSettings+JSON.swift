// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension EndpointSettings {
  /// JSON Schema of an endpoint's entry in an arena file; times are in seconds.
  package static let schema: JSON = [
    "type": "object", "additionalProperties": false, "required": ["url"],
    "properties": [
      "url": [
        "type": "string", "minLength": 1,
        "description":
          "The address before /chat/completions or /messages, such as http://127.0.0.1:8080/v1.",
      ],
      "api": [
        "type": "string", "enum": words(API.self), "default": "openai",
        "description": "The protocol: OpenAI's chat completions or Anthropic's Messages.",
      ],
      "key_variable": [
        "type": "string", "minLength": 1,
        "description": "The environment variable that holds the key.",
      ],
      "key_file": [
        "type": "string", "minLength": 1, "description": "The file that holds the key.",
      ],
      "stream": [
        "type": "boolean", "default": true,
        "description": "Whether answers are asked for in pieces as they arise.",
      ],
      "concurrency": [
        "type": "integer", "minimum": 1, "maximum": 10_000, "default": 8,
        "description": "Requests in flight, at most.",
      ],
      "requests_per_minute": [
        "type": "integer", "minimum": 1, "description": "Requests that may begin in a minute.",
      ],
      "tokens_per_minute": [
        "type": "integer", "minimum": 1,
        "description": "Tokens of prompts and answers that may be asked for in a minute.",
      ],
      "connect_timeout": seconds(10, "Until the connection stands."),
      "first_byte_timeout": [
        "type": "number", "minimum": 0.001, "maximum": 86_400,
        "description":
          "Seconds: From there to the first byte of a streamed answer; 3/4 of the agent's timeout.",
      ],
      "idle_timeout": seconds(60, "Without a byte in the midst of an answer."),
      "retries": [
        "type": "integer", "minimum": 0, "maximum": 100, "default": 5,
        "description": "Times that a request is sent again after a fault that may pass.",
      ],
      "patience": [
        "type": "number", "minimum": 0.001, "maximum": 86_400,
        "description":
          "Seconds without an answer after which its agents leave the run; 300, or 30 on this machine.",
      ],
      "grammar": [
        "type": "string", "enum": words(Grammar.self), "default": "auto",
        "description":
          "What of an answer's form the endpoint is handed; auto asks it once what it can hold.",
      ],
      "body": [
        "type": "object",
        "description":
          "Members of the request that are added, replaced or, with null, left out; recorded.",
      ],
    ],
  ]

  private static func words<Word>(_ type: Word.Type) -> JSON
  where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
    .array(Word.allCases.map { .string($0.rawValue) })
  }

  private static func seconds(_ usual: Double, _ description: String) -> JSON {
    [
      "type": "number", "minimum": 0.001, "maximum": 86_400, "default": .number(usual),
      "description": .string("Seconds: " + description),
    ]
  }

  /// Reads an entry of an arena file, which keeps ``schema``; what it leaves out has the default.
  ///
  /// - Throws: A sentence for what is missing, unknown, of a wrong type or out of range.
  package init(named name: String, from json: JSON) throws(EndpointSettingsError) {
    let entry = try EndpointEntry(json, of: name)
    guard let url = try entry.text("url") else {
      throw entry.objection("url", "Give the endpoint's address, like http://127.0.0.1:8080/v1.")
    }
    self.init(name: name, url: url)
    let (variable, file) = (try entry.text("key_variable"), try entry.text("key_file"))
    if variable != nil, file != nil {
      throw entry.objection("key_file", "A key comes from a variable or from a file, not both.")
    }
    key = variable.map(KeySource.variable) ?? file.map(KeySource.file)
    api = try entry.word("api", default: api)
    stream = try entry.truth("stream", default: stream)
    concurrency = try entry.integer("concurrency", in: 1...10_000) ?? concurrency
    requestsPerMinute = try entry.integer("requests_per_minute", in: 1...Int.max)
    tokensPerMinute = try entry.integer("tokens_per_minute", in: 1...Int.max)
    connectTimeout = try entry.seconds("connect_timeout") ?? connectTimeout
    firstByteTimeout = try entry.seconds("first_byte_timeout")
    idleTimeout = try entry.seconds("idle_timeout") ?? idleTimeout
    retries = try entry.integer("retries", in: 0...100) ?? retries
    patience = try entry.seconds("patience")
    grammar = try entry.word("grammar", default: grammar)
    body = try entry.members("body")
  }
}
