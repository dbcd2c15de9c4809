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
  struct Row: Hashable {
    /// The number of the cluster, from 0, without gaps; rows are in this order.
    let cluster: Int
    /// The index in `cells`.
    let cell: Int
    /// What the cell's `low` scored.
    let score: RatedEpisode.Score
    /// The weight of the episodes.
    let weight: Double
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
  init(_ episodes: [RatedEpisode], agentCount: Int) {
    let entries = Self.merged(Self.entries(of: episodes, agentCount: agentCount).sorted())
    var cells: [Cell] = []
    var indices: [Entry.Place: Int] = [:]
    var rows: [Row] = []
    rows.reserveCapacity(entries.count)
    var clusterCount = 0
    var lastCluster: Int?
    for entry in entries {
      if entry.cluster != lastCluster {
        lastCluster = entry.cluster
        clusterCount += 1
      }
      let place = entry.place
      let index = indices[place] ?? cells.count
      if index == cells.count {
        indices[place] = index
        cells.append(Cell(low: place.low, high: place.high, order: place.order))
      }
      switch entry.score {
      case .win: cells[index].wins += entry.weight
      case .tie: cells[index].ties += entry.weight
      case .loss: cells[index].losses += entry.weight
      }
      rows.append(
        Row(cluster: clusterCount - 1, cell: index, score: entry.score, weight: entry.weight))
    }
    self.agentCount = agentCount
    self.clusterCount = clusterCount
    self.cells = cells
    self.rows = rows
  }

  /// One episode, told from the agent with the smaller index.
  private struct Entry: Comparable {
    struct Place: Hashable {
      let low: Int
      let high: Int
      let order: Int
    }

    let cluster: Int
    let place: Place
    let score: RatedEpisode.Score
    var weight: Double

    func isSameRow(as other: Entry) -> Bool {
      cluster == other.cluster && place == other.place && score == other.score
    }

    static func < (one: Entry, other: Entry) -> Bool {
      if one.cluster != other.cluster { return one.cluster < other.cluster }
      if one.place.low != other.place.low { return one.place.low < other.place.low }
      if one.place.high != other.place.high { return one.place.high < other.place.high }
      if one.place.order != other.place.order { return one.place.order < other.place.order }
      if one.score != other.score { return one.score.rawValue < other.score.rawValue }
      return one.weight < other.weight
    }
  }

  private static func entries(of episodes: [RatedEpisode], agentCount: Int) -> [Entry] {
    episodes.compactMap { episode in
      precondition(
        episode.agent < agentCount && episode.opponent < agentCount,
        "Every episode is between agents that are rated.")
      guard episode.weight > 0, episode.agent != episode.opponent else { return nil }
      let low = min(episode.agent, episode.opponent)
      let high = max(episode.agent, episode.opponent)
      let order = episode.firstToAct.map { $0 == low ? 1 : -1 } ?? 0
      return Entry(
        cluster: episode.cluster,
        place: Entry.Place(low: low, high: high, order: order),
        score: episode.agent == low ? episode.score : episode.score.reversed,
        weight: episode.weight)
    }
  }

  private static func merged(_ entries: [Entry]) -> [Entry] {
    var result: [Entry] = []
    for entry in entries {
      if let last = result.last, last.isSameRow(as: entry) {
        result[result.count - 1].weight += entry.weight
      } else {
        result.append(entry)
      }
    }
    return result
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
