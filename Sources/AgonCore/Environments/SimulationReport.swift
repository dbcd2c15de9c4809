// SPDX-License-Identifier: Apache-2.0

/// What a simulation saw.
public struct SimulationReport: Hashable, Sendable {
  /// What follows an action at the path's end.
  public struct Branch: Hashable, Sendable {
    /// The action of the seat that acts at the path's end.
    public var action: ActionID
    /// True when the action ends the episode.
    public var ends: Bool
    /// One return a seat after the action; final when it ends the episode.
    public var returns: [Double]
    /// Returns of the random games after the action, one sum a seat; zeros without games.
    public var playoutSums: [Double]

    /// Makes a branch.
    public init(action: ActionID, ends: Bool, returns: [Double], playoutSums: [Double]) {
      self.action = action
      self.ends = ends
      self.returns = returns
      self.playoutSums = playoutSums
    }
  }

  /// Steps of the path that were applied.
  ///
  /// Fewer than asked where a seat of the path did not act, or its action was not legal, in this copy; all
  /// else in the report is of the state reached.
  public var applied: Int
  /// True while rules and limits have not ended the episode.
  public var isOn: Bool
  /// The seat that acts alone at the path's end, after draws of chance; nil when it is not one seat's turn.
  public var seatToAct: Seat?
  /// The legal actions of the seat to act, ascending; of a joint turn, those of the lowest seat that acts.
  public var legalActions: [ActionID]
  /// Bit set of the seats that act at the path's end.
  public var acting: UInt64
  /// One return a seat at the path's end; final when the episode has ended.
  public var returns: [Double]
  /// Returns of the random games from the path's end, one sum a seat; zeros without games.
  public var playoutSums: [Double]
  /// What follows each legal action, in their order; empty unless the simulation asks for branches
  /// and one seat acts.
  public var branches: [Branch]

  /// Makes a report.
  public init(
    applied: Int, isOn: Bool, seatToAct: Seat?, legalActions: [ActionID], acting: UInt64,
    returns: [Double], playoutSums: [Double], branches: [Branch]
  ) {
    self.applied = applied
    self.isOn = isOn
    self.seatToAct = seatToAct
    self.legalActions = legalActions
    self.acting = acting
    self.returns = returns
    self.playoutSums = playoutSums
    self.branches = branches
  }
}
