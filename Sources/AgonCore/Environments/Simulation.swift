// SPDX-License-Identifier: Apache-2.0

/// One look ahead: a copy of a state, a path of actions in it, and random games from where the path ends.
///
/// A list of them is one question to an environment, wherever that runs, so that a search pays for one
/// crossing and not for each call. Equal simulations of equal states give equal reports, to the bit, in
/// every process.
///
/// All draws come from `SplitMix64(seed)`, in the order in which they are needed, those of the copy aside: on
/// the path first, then the games, game by game, those at the path's end before those of its actions. A draw
/// among n legal actions is `below(n)`. A draw of chance takes `unit()` and gives the first outcome whose
/// cumulated probability exceeds it, else the last one.
public struct Simulation: Hashable, Sendable {
  /// An action of a seat.
  public struct Step: Hashable, Sendable {
    /// Who acts.
    public var seat: Seat
    /// What it does.
    public var action: ActionID

    /// Makes a step.
    public init(seat: Seat, action: ActionID) {
      self.seat = seat
      self.action = action
    }
  }

  /// How the state is copied.
  public var copy: CloneMode
  /// The actions to apply, first one first.
  ///
  /// Where chance acts before a step, its outcome is drawn. Where several seats act together, the step gives
  /// one seat's action, those of the others are drawn in the order of the seats.
  public var path: [Step]
  /// Random games from the state at the path's end.
  public var playouts: Int
  /// Whether to look at what follows each legal action of the seat that acts alone at the path's end.
  public var branches: Bool
  /// Random games from the state after each of these actions; none without `branches`.
  public var playoutsPerAction: Int
  /// What the draws follow from.
  public var seed: Seed
  /// Actions and draws of chance after which a random game is cut; its returns so far then count.
  public var mostTurns: Int

  /// Makes a simulation.
  public init(
    copy: CloneMode = .exact, path: [Step] = [], playouts: Int = 0, branches: Bool = false,
    playoutsPerAction: Int = 0, seed: Seed, mostTurns: Int = 2_000
  ) {
    self.copy = copy
    self.path = path
    self.playouts = playouts
    self.branches = branches
    self.playoutsPerAction = playoutsPerAction
    self.seed = seed
    self.mostTurns = mostTurns
  }
}
