// SPDX-License-Identifier: Apache-2.0

internal import AgonArena

/// What the agents' model calls came to, as lines below the standings.
enum SpendingReport {
  /// Nothing where no model was asked; costs only where a model has a price.
  static func lines(_ standings: Standings) -> [String] {
    let spending = standings.spending
    guard !spending.isEmpty else { return [] }
    let isPriced = spending.contains { $0.cost != nil }
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("agent", .left), ("episodes", .right), ("calls", .right), ("prompt tokens", .right),
      ("cached", .right), ("reply tokens", .right),
    ]
    if isPriced {
      columns += [("cost", .right), ("an episode", .right), ("an episode per 100 Elo", .right)]
    }
    var table = TextTable(columns)
    for agent in spending {
      var cells = [agent.agent]
      cells += [agent.episodes, agent.calls, agent.promptTokens].map(String.init)
      cells += [agent.cachedShare == nil ? "-" : percent(agent.cachedShare)]
      cells.append(String(agent.replyTokens))
      if isPriced {
        cells += [agent.cost, agent.costPerEpisode, standings.costPerGameAnd100Elo(of: agent)].map {
          $0.map(money) ?? "-"
        }
      }
      table.append(cells)
    }
    return ["", "Models, all environments, void episodes included:"] + table.lines
      + notes(spending, isPriced: isPriced)
  }

  private static func notes(_ spending: [AgentSpending], isPriced: Bool) -> [String] {
    guard isPriced else { return [] }
    var notes = [
      "Costs by the arena's prices. Per 100 Elo: cost of an episode for each 100 points above the weakest agent."
    ]
    let unpriced = spending.filter { $0.unpriced > 0 }
    if !unpriced.isEmpty {
      let list = unpriced.map { "\($0.agent) \($0.unpriced)" }.joined(separator: ", ")
      notes.append("Note: answers without a price, which the costs leave out: \(list).")
    }
    return notes
  }
}
