// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// All histories of a game, walked through an episode's protocol and kept as flat arrays.
///
/// Nodes are numbered by depth, and the children of a node are consecutive.
struct GameTree {
  /// Who acts at a node.
  enum Actor: Hashable {
    case seat(Int)
    case chance
    case nobody
  }

  /// What a seat can tell apart: its recall view, as text.
  struct InformationSet {
    let seat: Int
    let view: String
    let actions: [String]
    /// The place of its first action among the actions of all information sets.
    let offset: Int
  }

  let seats: Int
  private(set) var actors: [Actor] = []
  /// The first child of each node, and one number more, so that differences count children.
  private(set) var firstChild: [Int] = []
  /// The information set of each node, -1 where no seat acts.
  private(set) var sets: [Int] = []
  /// How likely chance leads to each node from its parent; 1 where chance does not act.
  private(set) var chances: [Double] = []
  /// A return a seat and node.
  private(set) var returns: [Double] = []
  /// The nodes of each depth.
  private(set) var levels: [Range<Int>] = []
  private(set) var informationSets: [InformationSet] = []

  /// Walks all histories from an episode's state.
  ///
  /// - Parameter mergingSuits: takes outcomes of chance that differ in suit for one.
  init(from root: any Episode, mergingSuits: Bool = false) throws {
    seats = root.progress.seatCount
    var places: [String: Int] = [:]
    var level: [(episode: any Episode, chance: Double)] = [(root, 1)]
    var next = 1
    while !level.isEmpty {
      levels.append(actors.count..<actors.count + level.count)
      var below: [(episode: any Episode, chance: Double)] = []
      for (episode, chance) in level {
        chances.append(chance)
        returns += try episode.returns()
        firstChild.append(next)
        sets.append(
          try episode.seatToAct.map {
            try place(of: episode, for: $0, mergingSuits, in: &places)
          } ?? -1)
        let children = try Self.children(of: episode, mergingSuits)
        actors.append(Self.actor(of: episode))
        next += children.count
        below += children
      }
      level = below
    }
    firstChild.append(next)
  }

  /// The children of a node.
  func children(of node: Int) -> Range<Int> { firstChild[node]..<firstChild[node + 1] }

  /// How many actions all information sets have.
  var actionCount: Int {
    informationSets.last.map { $0.offset + $0.actions.count } ?? 0
  }

  private mutating func place(
    of episode: any Episode, for seat: Seat, _ mergingSuits: Bool, in places: inout [String: Int]
  ) throws -> Int {
    var view = try episode.text(for: seat, view: .recall, media: .json)
    if mergingSuits { view.replace(/([JQK])[sh]/) { $0.output.1 } }
    if let place = places[view] { return place }
    let actions = try episode.legalActions(of: seat).map { try episode.name(of: $0, by: seat) }
    informationSets.append(
      InformationSet(seat: seat.index, view: view, actions: actions, offset: actionCount))
    places[view] = informationSets.count - 1
    return informationSets.count - 1
  }

  private static func actor(of episode: any Episode) -> Actor {
    switch episode.progress.turn {
    case .seat(let seat): .seat(seat.index)
    case .chance: .chance
    case .nobody, .simultaneous: .nobody
    }
  }

  private static func children(of episode: any Episode, _ mergingSuits: Bool) throws
    -> [(episode: any Episode, chance: Double)]
  {
    if let seat = episode.seatToAct {
      return try episode.legalActions(of: seat).map { action in
        let child = try episode.clone(.exact)
        try child.apply(action, by: seat)
        return (child, 1)
      }
    }
    guard episode.progress.turn == .chance else { return [] }
    var children: [(episode: any Episode, chance: Double)] = []
    var ranks: [Character: Int] = [:]
    for outcome in try episode.chanceOutcomes() {
      let rank = try episode.name(ofChance: outcome.id).first ?? "?"
      if mergingSuits, let place = ranks[rank] {
        children[place].chance += outcome.probability
        continue
      }
      ranks[rank] = children.count
      let child = try episode.clone(.exact)
      try child.apply(chance: outcome.id)
      children.append((child, outcome.probability))
    }
    return children
  }
}
