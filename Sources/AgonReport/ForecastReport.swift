// SPDX-License-Identifier: Apache-2.0

package import AgonArena

/// What a tournament may ask of models, as lines for a terminal.
package enum ForecastReport {
  /// The schedule, a line an agent, and what the guess rests on.
  package static func lines(_ forecast: SpendingForecast) -> [String] {
    let left = forecast.total - forecast.finished
    var lines = [
      forecast.finished == 0
        ? "\(forecast.total) episodes to play."
        : "\(left) of \(forecast.total) episodes are left to play."
    ]
    let isPriced = forecast.agents.contains { $0.cost != nil }
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("agent", .left), ("episodes", .right), ("model", .left), ("calls", .right),
      ("prompt tokens", .right), ("reply tokens", .right),
    ]
    if isPriced { columns.append(("cost", .right)) }
    var table = TextTable(columns)
    for agent in forecast.agents {
      var cells = [agent.name, String(agent.episodes), agent.model ?? "-"]
      cells += [agent.calls, agent.promptTokens, agent.replyTokens].map { range in
        agent.model == nil ? "-" : span(range, counted)
      }
      if isPriced { cells.append(agent.cost.map { span($0, money) } ?? "-") }
      table.append(cells)
    }
    lines += table.lines
    if isPriced { lines.append(total(forecast)) }
    for agent in forecast.agents where !agent.unknown.isEmpty {
      lines.append(
        "\(agent.name): nothing can be guessed in \(agent.unknown.joined(separator: ", ")), where no random "
          + "game can be played; the numbers leave it out.")
    }
    return forecast.assumptions.isEmpty
      ? lines : lines + ["", "What this rests on:"] + forecast.assumptions.map { "- " + $0 }
  }

  private static func total(_ forecast: SpendingForecast) -> String {
    var sum = SpendingForecast.Range.zero
    for cost in forecast.agents.compactMap(\.cost) { sum += cost }
    let unpriced = forecast.agents.filter { $0.model != nil && $0.cost == nil }.map(\.name)
    let rest =
      unpriced.isEmpty
      ? "" : ", without \(unpriced.joined(separator: ", ")), whose models have no price"
    return "Together \(span(sum, money))\(rest)."
  }

  private static func span(_ range: SpendingForecast.Range, _ words: (Double) -> String) -> String {
    let (low, high) = (words(range.low), words(range.high))
    return low == high ? low : "\(low) to \(high)"
  }

  private static func counted(_ number: Double) -> String { brief(Int(number.rounded(.up))) }
}
