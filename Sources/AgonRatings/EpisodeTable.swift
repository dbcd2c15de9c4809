// SPDX-License-Identifier: Apache-2.0

/// The episodes in canonical order, with equal ones merged, so that their order cannot matter.
struct EpisodeTable {
  /// The episodes of two agents with the same agent first, over all clusters.
  struct Cell: Hashable {
    /// The smaller index of the two agents.
    let low: Int
    /// The larger index of the two agents.
    let high: Int
    /// 1 where `low` acts first, -1 where `high` does, 0 where the order is not known.
    let order: Int
    /// The weight of episodes that `low` won.
    var wins = 0.0
    /// The weight of tied episodes.
    var ties = 0.0
    /// The weight of episodes that `low` lost.
    var losses = 0.0

    /// The weight of all episodes.
    var total: Double { wins + ties + losses }
  }

  /// Episodes of one cluster and one cell with the same score.
  ///
  /// Small, because a long tournament has as many as episodes.
  struct Row: Hashable {
    /// The number of the cluster; rows are in this order.
    let cluster: Int
    /// The index in `cells`.
    fileprivate(set) var cell: Int32
    /// What the cell's `low` scored.
    let score: RatedEpisode.Score
    /// The weight of the episodes.
    fileprivate(set) var weight: Double
  }

  /// How many agents there are, with or without episodes.
  let agentCount: Int
  /// How many clusters hold an episode.
  let clusterCount: Int
  /// The cells with episodes.
  let cells: [Cell]
  /// The rows, by cluster.
  let rows: [Row]

  /// The weight of all episodes.
  var totalWeight: Double { cells.reduce(0) { $0 + $1.total } }

  /// Says whether any episode was tied.
  var hasTies: Bool { cells.contains { $0.ties > 0 } }

  /// Sorts and merges the episodes; those of weight 0 or of an agent against itself are left out.
  init(_ episodes: some Sequence<RatedEpisode>, agentCount: Int) {
    var places = PlaceList()
    var rows: [Row] = []
    rows.reserveCapacity(episodes.underestimatedCount)
    for episode in episodes {
      precondition(
        episode.agent < agentCount && episode.opponent < agentCount,
        "Every episode is between agents that are rated.")
      guard episode.weight > 0, episode.agent != episode.opponent else { continue }
      rows.append(Self.row(of: episode, in: &places))
    }
    Self.sort(&rows, by: places)
    Self.merge(&rows)
    self.agentCount = agentCount
    (cells, clusterCount) = Self.makeCells(of: &rows, at: places.places)
    self.rows = rows
  }

  /// Two agents and which of them acts first: what episodes of one cell have in common.
  private struct Place: Hashable, Comparable {
    let low: Int
    let high: Int
    let order: Int

    static func < (one: Place, other: Place) -> Bool {
      (one.low, one.high, one.order) < (other.low, other.high, other.order)
    }
  }

  /// The places met, each with a number.
  private struct PlaceList {
    private(set) var places: [Place] = []
    private var numbers: [Place: Int32] = [:]

    mutating func number(of place: Place) -> Int32 {
      if let number = numbers[place] { return number }
      let number = Int32(places.count)
      numbers[place] = number
      places.append(place)
      return number
    }
  }

  /// One episode, told from the agent with the smaller index; its cell is the number of its place.
  private static func row(of episode: RatedEpisode, in places: inout PlaceList) -> Row {
    let low = min(episode.agent, episode.opponent)
    let high = max(episode.agent, episode.opponent)
    let order = episode.firstToAct.map { $0 == low ? 1 : -1 } ?? 0
    return Row(
      cluster: episode.cluster,
      cell: places.number(of: Place(low: low, high: high, order: order)),
      score: episode.agent == low ? episode.score : episode.score.reversed,
      weight: episode.weight)
  }

  private static func sort(_ rows: inout [Row], by list: PlaceList) {
    let places = list.places
    rows.sort { one, other in
      if one.cluster != other.cluster { return one.cluster < other.cluster }
      if one.cell != other.cell { return places[Int(one.cell)] < places[Int(other.cell)] }
      if one.score != other.score { return one.score.rawValue < other.score.rawValue }
      return one.weight < other.weight
    }
  }

  /// Makes one row of neighbours that differ in their weight alone.
  private static func merge(_ rows: inout [Row]) {
    var count = 0
    for index in rows.indices {
      let row = rows[index]
      if count > 0, rows[count - 1].isLike(row) {
        rows[count - 1].weight += row.weight
      } else {
        rows[count] = row
        count += 1
      }
    }
    rows.removeSubrange(count...)
  }

  /// Makes the cells in the order of the rows, and puts their indices into the rows, which held the numbers
  /// of places.
  private static func makeCells(
    of rows: inout [Row], at places: [Place]
  ) -> (cells: [Cell], clusterCount: Int) {
    var cells: [Cell] = []
    var cellAtPlace = [Int32?](repeating: nil, count: places.count)
    var clusterCount = 0
    for index in rows.indices {
      if index == 0 || rows[index].cluster != rows[index - 1].cluster { clusterCount += 1 }
      let number = Int(rows[index].cell)
      let cell = cellAtPlace[number] ?? Int32(cells.count)
      if cellAtPlace[number] == nil {
        let place = places[number]
        cellAtPlace[number] = cell
        cells.append(Cell(low: place.low, high: place.high, order: place.order))
      }
      rows[index].cell = cell
      cells[Int(cell)].count(rows[index])
    }
    return (cells, clusterCount)
  }
}

extension EpisodeTable.Cell {
  /// Adds the episodes of a row.
  fileprivate mutating func count(_ row: EpisodeTable.Row) {
    switch row.score {
    case .win: wins += row.weight
    case .tie: ties += row.weight
    case .loss: losses += row.weight
    }
  }
}

extension EpisodeTable.Row {
  fileprivate func isLike(_ other: EpisodeTable.Row) -> Bool {
    cluster == other.cluster && cell == other.cell && score == other.score
  }
}

extension RatedEpisode.Score {
  /// The same episode told from the other agent.
  var reversed: RatedEpisode.Score {
    switch self {
    case .loss: .win
    case .tie: .tie
    case .win: .loss
    }
  }
}
