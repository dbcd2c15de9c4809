// SPDX-License-Identifier: Apache-2.0

/// A language model's answer.
public struct ModelReply: Hashable, Sendable {
  /// Why the model stopped.
  public enum Finish: String, Hashable, Sendable {
    case stop
    /// At the limit of tokens.
    case length
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
  /// The answer's tokens, where the endpoint tells.
  public var logProbabilities: [TokenProbability]?

  /// Makes an answer.
  public init(
    text: String, trace: String? = nil, finish: Finish, promptTokens: Int? = nil,
    replyTokens: Int? = nil, cachedTokens: Int? = nil,
    logProbabilities: [TokenProbability]? = nil
  ) {
    self.text = text
    self.trace = trace
    self.finish = finish
    self.promptTokens = promptTokens
    self.replyTokens = replyTokens
    self.cachedTokens = cachedTokens
    self.logProbabilities = logProbabilities
  }
}
