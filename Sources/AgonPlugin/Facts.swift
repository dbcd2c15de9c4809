// SPDX-License-Identifier: Apache-2.0

/// The declared facts of an environment: all that a host needs to know before it begins an episode.
public struct Facts: Sendable {
  /// Whether one seat acts at a time.
  public enum Dynamics: Int32, Sendable {
    case sequential = 0
    case simultaneous = 1
    case mixed = 2
  }

  /// Where chance comes in.
  public enum Chance: Int32, Sendable {
    case none = 0
    /// Chance acts in turn, with outcomes that can be listed.
    case explicit = 1
    /// Drawn inside `apply` from a generator that the state holds.
    case sampled = 2
  }

  /// How the returns of the seats hang together.
  public enum Utility: Int32, Sendable {
    case zeroSum = 0
    case constantSum = 1
    case generalSum = 2
    case cooperative = 3
  }

  /// Stable for ever, printable ASCII without blanks; other rules get another id.
  public var id: String
  /// Version of the rules and the content.
  public var version: String
  /// Name for people.
  public var title: String
  /// One sentence.
  public var summary: String
  /// The rules and the action grammar as plain text, for people and agents.
  public var rules: String
  /// SPDX expression.
  public var licence: String
  /// Who made it.
  public var authors: String
  /// The possible numbers of seats, from 1 to 64.
  public var seats: ClosedRange<Int>
  /// Whether one seat acts at a time.
  public var dynamics: Dynamics
  /// Where chance comes in.
  public var chance: Chance
  /// How the returns of the seats hang together.
  public var utility: Utility
  /// Whether every seat sees the whole state.
  public var hasPerfectInformation: Bool
  /// The least and the greatest return of a seat; nil when unbounded.
  public var returns: ClosedRange<Double>?
  /// The longest episode in turns, those of chance included, over all parameters; nil when unknown.
  public var mostTurns: Int?
  /// Whether an episode may begin from an opening.
  public var takesOpenings: Bool
  /// Whether views are also shown as SVG.
  public var hasPictures: Bool
  /// JSON Schema of the parameters; empty when there are none.
  public var parametersSchema: String

  /// Makes facts; what has a default is that of a game of two seats without chance and secrets.
  public init(
    id: String, version: String, title: String, summary: String, rules: String,
    licence: String = "Apache-2.0", authors: String, seats: ClosedRange<Int> = 2...2,
    dynamics: Dynamics = .sequential, chance: Chance = .none, utility: Utility = .zeroSum,
    hasPerfectInformation: Bool = true, returns: ClosedRange<Double>?, mostTurns: Int?,
    takesOpenings: Bool = false, hasPictures: Bool = false, parametersSchema: String = ""
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.rules = rules
    self.licence = licence
    self.authors = authors
    self.seats = seats
    self.dynamics = dynamics
    self.chance = chance
    self.utility = utility
    self.hasPerfectInformation = hasPerfectInformation
    self.returns = returns
    self.mostTurns = mostTurns
    self.takesOpenings = takesOpenings
    self.hasPictures = hasPictures
    self.parametersSchema = parametersSchema
  }
}
