// SPDX-License-Identifier: Apache-2.0

/// The declared facts of an environment.
public struct EnvironmentDescriptor: Hashable, Sendable {
  /// Whether one seat acts at a time.
  public enum Dynamics: Int32, Hashable, Sendable {
    case sequential = 0
    case simultaneous = 1
    case mixed = 2
  }

  /// Where chance comes in.
  public enum Chance: Int32, Hashable, Sendable {
    case none = 0
    /// Chance acts in turn, with enumerable outcomes.
    case explicit = 1
    /// Drawn inside an action from the episode's own generator.
    case sampled = 2
  }

  /// How the returns of the seats hang together.
  public enum Utility: Int32, Hashable, Sendable {
    case zeroSum = 0
    case constantSum = 1
    case generalSum = 2
    case cooperative = 3
  }

  /// What a replay needs.
  public enum Replay: Int32, Hashable, Sendable {
    /// Parameters, seed and actions give the same bytes everywhere.
    case exact = 0
    /// Exact only when the recorded effects are fed back.
    case effects = 1
  }

  /// What the environment can do.
  ///
  /// Raw values are the ABI's bits.
  public struct Abilities: OptionSet, Hashable, Sendable {
    /// The ABI's bits.
    public let rawValue: UInt64
    /// Makes a set from the ABI's bits.
    public init(rawValue: UInt64) { self.rawValue = rawValue }
    /// Every seat sees the whole state.
    public static let perfectInformation = Abilities(rawValue: 1 << 0)
    /// An episode can be copied.
    public static let clone = Abilities(rawValue: 1 << 1)
    /// An episode can be written as bytes and restored.
    public static let serialise = Abilities(rawValue: 1 << 2)
    /// The list of legal actions is complete and finite.
    public static let enumerate = Abilities(rawValue: 1 << 3)
    /// Free text is applied as it is.
    public static let textActions = Abilities(rawValue: 1 << 4)
    /// Calls of tools are actions.
    public static let toolActions = Abilities(rawValue: 1 << 5)
    /// Seats may send messages.
    public static let communication = Abilities(rawValue: 1 << 6)
    /// It cannot be made on a host that runs no commands for it.
    public static let needsExec = Abilities(rawValue: 1 << 7)
  }

  /// Stable identifier, such as `connect_four`.
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
  /// Whether one seat acts at a time.
  public var dynamics: Dynamics
  /// Where chance comes in.
  public var chance: Chance
  /// How the returns of the seats hang together.
  public var utility: Utility
  /// What a replay needs.
  public var replay: Replay
  /// The possible numbers of seats.
  public var seats: ClosedRange<Int>
  /// What it can do.
  public var abilities: Abilities
  /// The forms of observation that it offers.
  public var media: Set<Media>
  /// The least and the greatest return of a seat; nil when unbounded.
  public var returns: ClosedRange<Double>?
  /// Upper bound of actions in an episode; nil when unknown.
  public var mostTurns: Int?
  /// JSON Schema of the parameters; nil when there are none.
  public var parametersSchema: JSON?

  /// Makes a descriptor.
  public init(
    id: String, version: String, title: String, summary: String, rules: String, licence: String,
    authors: String, dynamics: Dynamics, chance: Chance, utility: Utility, replay: Replay,
    seats: ClosedRange<Int>, abilities: Abilities, media: Set<Media>,
    returns: ClosedRange<Double>?, mostTurns: Int?, parametersSchema: JSON?
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.summary = summary
    self.rules = rules
    self.licence = licence
    self.authors = authors
    self.dynamics = dynamics
    self.chance = chance
    self.utility = utility
    self.replay = replay
    self.seats = seats
    self.abilities = abilities
    self.media = media
    self.returns = returns
    self.mostTurns = mostTurns
    self.parametersSchema = parametersSchema
  }
}
