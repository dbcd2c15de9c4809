// SPDX-License-Identifier: Apache-2.0

/// A language model's answer.
public struct ModelReply: Hashable, Sendable {
  /// Why the model stopped.
  public enum Finish: String, Hashable, Sendable {
    case stop
    /// At the limit of tokens.
    case length
    /// The provider declined to answer, or cut the answer for its content.
    case refusal
    /// For a reason that the endpoint named otherwise, or not at all.
    case other
  }

  /// One token with the natural logarithm of its probability.
  public struct TokenProbability: Hashable, Sendable {
    /// The text of the token.
    public var token: String
    /// Natural logarithm of its probability; at most 0.
    public var logProbability: Double

    /// Makes a token.
    public init(token: String, logProbability: Double) {
      self.token = token
      self.logProbability = logProbability
    }
  }

  /// The answer.
  public var text: String
  /// Reasoning that the provider returns apart from the answer.
  public var trace: String?
  /// Why the model stopped.
  public var finish: Finish
  /// Tokens of the prompt, as the endpoint counts; nil when it does not say.
  public var promptTokens: Int?
  /// Tokens of the answer.
  public var replyTokens: Int?
  /// Tokens of the prompt that came from the endpoint's cache.
  public var cachedTokens: Int?
  /// Tokens of the answer that went into the trace, where the endpoint tells.
  public var reasoningTokens: Int?
  /// The answer's tokens, where the endpoint tells.
  public var logProbabilities: [TokenProbability]?
  /// Time from the request to the first piece of the answer, where the answer was streamed.
  public var firstTokenLatency: Duration?
  /// Time from the request to the end of the answer, where the caller's clock would tell another, as for an
  /// answer that is replayed; nil to let the caller measure.
  public var latency: Duration?
  /// Times that the request was sent until this answer came; nil when nobody counted.
  public var attempts: Int?
  /// What the call costs by the table of prices, in its currency; nil without a price.
  public var cost: Double?
  /// True where the endpoint was handed the form that the answer must have, false where it cannot hold one;
  /// nil where none was wanted.
  public var isHeld: Bool?
  /// True for an answer that came from a cassette and not from the endpoint.
  public var isReplayed = false

  /// Makes an answer.
  public init(
    text: String, trace: String? = nil, finish: Finish, promptTokens: Int? = nil,
    replyTokens: Int? = nil, cachedTokens: Int? = nil, reasoningTokens: Int? = nil,
    logProbabilities: [TokenProbability]? = nil
  ) {
    self.text = text
    self.trace = trace
    self.finish = finish
    self.promptTokens = promptTokens
    self.replyTokens = replyTokens
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
    self.logProbabilities = logProbabilities
  }
}
