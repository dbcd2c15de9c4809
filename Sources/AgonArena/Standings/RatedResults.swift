// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonRatings

/// The results of one table as its ratings take them, each made when it is asked for.
///
/// A long tournament has many results and few of anything else, so nothing is kept for each of them but
/// where its cluster is new.
struct RatedResults: Sequence {
  /// What makes two episodes belong to one cluster.
  private struct Cluster: Hashable {
    /// Environment and agents, as one number.
    let meeting: Int
    let pair: Int
  }

  /// Agents with episodes, in the order of the arena; ratings know them by their index.
  let field: [String]
  /// The results that can be rated.
  private(set) var underestimatedCount = 0
  private let environment: String?
  private let results: [EpisodeResult]
  private let agents: [String: Int]
  private var environments: [String: Int] = [:]
  /// Numbers in the order in which clusters are met.
  private var clusters: [Cluster: Int32] = [:]

  /// Chooses the results.
  ///
  /// - Parameters:
  ///   - environment: the environment whose results are taken; nil for all.
  ///   - agents: all agents of the tournament; a result of another agent is left out, as is one without two
  ///     different agents.
  init(_ results: [EpisodeResult], environment: String?, agents: [String]) {
    self.results = results
    self.environment = environment
    // Agents without episodes take no part in the fit: nothing ties them to the others.
    let present = Set(
      results.lazy.filter {
        $0.scoreOfFirstSeat != nil && (environment == nil || $0.environment == environment)
      }.flatMap(\.agents))
    field = agents.filter(present.contains)
    self.agents = Dictionary(
      field.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    underestimatedCount = results.count { seated($0) != nil }
    // Most pairs have two episodes.
    clusters.reserveCapacity(underestimatedCount / 2)
    for result in results {
      guard let seated = seated(result) else { continue }
      if environments[result.environment] == nil {
        environments[result.environment] = environments.count
      }
      let cluster = cluster(of: result, seated)
      if clusters[cluster] == nil { clusters[cluster] = Int32(clusters.count) }
    }
  }

  /// Number of clusters.
  var clusterCount: Int { clusters.count }

  func makeIterator() -> some IteratorProtocol<RatedEpisode> {
    results.lazy.compactMap { rated($0) }.makeIterator()
  }

  /// The points of the first seat and the agents' numbers; nil for a result that is left out.
  func seated(_ result: EpisodeResult) -> (points: Double, first: Int, second: Int)? {
    guard environment == nil || result.environment == environment,
      let points = result.scoreOfFirstSeat, let first = agents[result.agents[0]],
      let second = agents[result.agents[1]]
    else { return nil }
    return (points, first, second)
  }

  private func rated(_ result: EpisodeResult) -> RatedEpisode? {
    guard let seated = seated(result), let score = RatedEpisode.Score(rawValue: seated.points),
      let cluster = clusters[cluster(of: result, seated)]
    else { return nil }
    return RatedEpisode(
      agent: seated.first, opponent: seated.second, score: score,
      firstToAct: result.firstToAct.map { $0.index == 0 ? seated.first : seated.second },
      cluster: Int(cluster))
  }

  private func cluster(
    of result: EpisodeResult, _ seated: (points: Double, first: Int, second: Int)
  ) -> Cluster {
    let (low, high) = (
      Swift.min(seated.first, seated.second), Swift.max(seated.first, seated.second)
    )
    let place = environments[result.environment] ?? 0
    return Cluster(meeting: (place * field.count + low) * field.count + high, pair: result.pair)
  }
}
