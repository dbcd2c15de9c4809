// SPDX-License-Identifier: Apache-2.0

/// One checkable statement drawn from a rationale.
public struct Claim: Hashable, Sendable {
  /// What the statement does in the rationale.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case reason, fact, prediction, plan, value, rule
  }

  /// The moment that the statement is about.
  public enum Moment: Hashable, Sendable {
    /// The state that the agent saw.
    case now
    /// The state after these actions, by name.
    case after([String])
  }

  /// Its number in the list, as the agent wrote it.
  public var number: Int?
  /// False when the statement denies the predicate.
  public var polarity: Bool
  /// The relation that is stated or denied.
  public var predicate: Predicate
  /// How sure the agent says it is, from 0 to 1.
  public var probability: Double?
  /// What the statement does in the rationale; nil when the agent does not say.
  public var role: Role?
  /// The state that the statement is about.
  public var moment: Moment

  /// Makes a claim.
  public init(
    _ predicate: Predicate, number: Int? = nil, polarity: Bool = true, probability: Double? = nil,
    role: Role? = nil, moment: Moment = .now
  ) {
    self.predicate = predicate
    self.number = number
    self.polarity = polarity
    self.probability = probability
    self.role = role
    self.moment = moment
  }
}
