// SPDX-License-Identifier: Apache-2.0

/// An environment, written as a value: the type is the rules, an instance is the state of one episode.
///
/// Copying an instance copies the state, so a type that holds only values needs nothing more to be
/// cloned, written as bytes and restored: `Plugin` makes the table of the ABI from these members. It calls
/// an instance from one thread at a time and applies only what is legal, so `apply` has nothing to
/// refuse. Nothing outside the instance may be read or written: no clock, no files, no global state.
public protocol Rules: Sendable {
  /// The declared facts.
  static var facts: Facts { get }

  /// Begins an episode.
  ///
  /// - Throws: when a parameter or the opening cannot be used; the sentence names it.
  init(_ setup: Setup) throws(Refusal)

  /// Who acts now, or how the episode ended.
  var turn: Turn { get }

  /// The numbers of all actions of the environment, legal now or not.
  var actions: [Int] { get }

  /// The numbers of the actions that are legal now; asked only for a seat that acts.
  func legalActions(of seat: Int) -> [Int]

  /// The short name of one of `actions`, unlike the others.
  func name(of action: Int) -> String

  /// Other words for an action, all of them read like its name.
  func synonyms(of action: Int) -> [String]

  /// The actions that a text of a seat may mean: none when it names no action, several when it is
  /// ambiguous.
  ///
  /// Without an implementation a text is read by names and synonyms; letter case, outer blanks and outer
  /// punctuation do not count.
  func actions(meantBy text: String, of seat: Int) -> [Int]

  /// Applies a legal action.
  ///
  /// Where several seats act together it is called once for each of them, in the order of the seats, and the
  /// last call resolves the turn.
  mutating func apply(_ action: Int, by seat: Int)

  /// The return of each seat so far: the sum of its rewards.
  var returns: [Double] { get }

  /// What a view shows, as plain text.
  func text(for view: View) -> String

  /// What a view shows, as a JSON object.
  func json(for view: View) -> JSONValue

  /// What a view shows, as an SVG picture; asked only where the facts declare pictures.
  func svg(for view: View) -> String

  /// What is told of an episode that has ended, beside the reason.
  var ending: [(key: String, value: JSONValue)] { get }

  /// What chance may do now; asked only where chance acts.
  func chanceOutcomes() -> [ChanceOutcome]

  /// The short name of an outcome of chance.
  func name(ofChance outcome: Int) -> String

  /// Applies one of the outcomes of chance.
  mutating func apply(chance outcome: Int)

  /// Replaces the generator from which future chance is drawn, in rules whose chance is `sampled`.
  mutating func reseed(_ seed: UInt64)

  /// Draws anew what a seat cannot see, consistent with all that it has seen, and reseeds.
  ///
  /// - Returns: false where the rules have no such ability.
  mutating func resample(unseenBy seat: Int, seed: UInt64) -> Bool

  /// Adds all that tells this position from others, in an order of its own, to a key.
  func add(to key: inout PositionKey)
}

extension Rules {
  /// No other words.
  public func synonyms(of action: Int) -> [String] { [] }

  /// The actions whose name or synonym the text is.
  public func actions(meantBy text: String, of seat: Int) -> [Int] {
    let words = ActionText.plain(text)
    let known = actions
    let meant = known.filter { action in
      ([name(of: action)] + synonyms(of: action)).contains { ActionText.plain($0) == words }
    }
    if !meant.isEmpty { return meant }
    // A list of names, such as "1 or 3", names several actions; any other word makes it no action.
    let parts = ActionText.alternatives(words)
    guard parts.count > 1 else { return [] }
    let named = parts.map { part in known.first { ActionText.plain(name(of: $0)) == part } }
    return named.contains(nil) ? [] : Array(Set(named.compactMap(\.self))).sorted()
  }

  /// No picture.
  public func svg(for view: View) -> String { "" }

  /// Nothing beside the reason.
  public var ending: [(key: String, value: JSONValue)] { [] }

  /// Nothing: chance never acts.
  public func chanceOutcomes() -> [ChanceOutcome] { [] }

  /// The number in decimal.
  public func name(ofChance outcome: Int) -> String { String(outcome) }

  /// Changes nothing: chance never acts.
  public mutating func apply(chance outcome: Int) {}

  /// Changes nothing: there is no generator.
  public mutating func reseed(_ seed: UInt64) {}

  /// False: there is no such ability.
  public mutating func resample(unseenBy seat: Int, seed: UInt64) -> Bool { false }

  /// Adds nothing, which means that positions have no keys.
  public func add(to key: inout PositionKey) {}
}
