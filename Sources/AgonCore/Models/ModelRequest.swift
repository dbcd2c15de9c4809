// SPDX-License-Identifier: Apache-2.0

/// One question to a language model.
public struct ModelRequest: Hashable, Sendable {
  /// A form that the answer must have; asked of endpoints that offer it.
  public enum Constraint: Hashable, Sendable {
    case jsonSchema(JSON)
    /// A grammar in llama.cpp's GBNF.
    case grammar(String)

    /// The word for a kind of form.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case jsonSchema = "json-schema"
      case grammar
    }
  }

  /// The conversation, oldest message first.
  public var messages: [Message]
  /// The beginning of the answer, which the model continues; nil for none.
  public var prefill: String?
  /// The form that the answer must have; nil for free text.
  public var constraint: Constraint?
  /// Tokens of the answer, at most.
  public var mostTokens: Int
  /// 0 is greedy.
  public var temperature: Double
  /// Probability mass that sampling keeps; nil for the endpoint's default.
  public var topP: Double?
  /// The chance of sampling.
  public var seed: Seed
  /// Texts that end the answer.
  public var stops: [String]
  /// Time that the whole answer may take.
  public var timeout: Duration
  /// Which answer to the same question this is; 0 unless several are wanted.
  public var sample: Int
  /// Whether the probabilities of the answer's tokens are wanted, where the endpoint tells them.
  public var wantsProbabilities: Bool

  /// Makes a question.
  public init(
    messages: [Message], prefill: String? = nil, constraint: Constraint? = nil, mostTokens: Int,
    temperature: Double = 0, topP: Double? = nil, seed: Seed, stops: [String] = [],
    timeout: Duration, sample: Int = 0, wantsProbabilities: Bool = false
  ) {
    self.messages = messages
    self.prefill = prefill
    self.constraint = constraint
    self.mostTokens = mostTokens
    self.temperature = temperature
    self.topP = topP
    self.seed = seed
    self.stops = stops
    self.timeout = timeout
    self.sample = sample
    self.wantsProbabilities = wantsProbabilities
  }
}
