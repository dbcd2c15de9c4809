// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// What actions are worth.
  static let oracle = [oracleForm, oracleTruth]

  static let oracleForm = ConformanceRule(
    "oracle-form", "form of values",
    "Values are of the legal actions in order, within their bounds, and the same when asked again."
  ) { trial in
    try trial.applies(if: try offersOracle(trial), else: "No oracle is offered.")
    try trial.walk(visits: 5) { episode in
      guard let oracle = episode.oracle else { return }
      guard let seat = episode.seatToAct else {
        if !episode.isOn {
          try trial.requireRefusal([.wrongPhase], of: "A question for values after the end") {
            _ = try oracle.actionValues(for: Seat(0), nodes: 100, seed: trial.seed)
          }
        }
        return
      }
      let legal = try episode.legalActions(of: seat)
      let values = try oracle.actionValues(for: seat, nodes: 2_000, seed: trial.seed)
      try trial.require(
        values.map(\.action) == legal, "There is one value for each legal action, in order.",
        saw: "They are of \(values.map(\.action)), legal are \(legal).")
      let again = try oracle.actionValues(for: seat, nodes: 2_000, seed: trial.seed)
      try trial.require(
        again == values, "Asked again with equal nodes and seed, the values are the same.",
        saw: "They differ.")
      for value in values { try checkForm(value, trial) }
    }
    return trial.looked
  }

  static let oracleTruth = ConformanceRule(
    "oracle-truth", "truth of values",
    "Values agree with final returns, and with a search of every line where that is short enough."
  ) { trial in
    try trial.applies(if: try offersOracle(trial), else: "No oracle is offered.")
    try trial.applies(with: .clone, "clone")
    let obstacle = ExactSearch.obstacle(in: trial.facts)
    try trial.applies(if: obstacle == nil, else: obstacle ?? "")
    var search = ExactSearch(of: trial.facts, states: 4_000)
    var searched = 0
    var ended = 0
    try trial.walk(visits: 14) { episode in
      guard let seat = episode.seatToAct, let oracle = episode.oracle else { return }
      let legal = try episode.legalActions(of: seat)
      let values = try oracle.actionValues(for: seat, nodes: 20_000, seed: trial.seed)
      for value in values {
        let next = try episode.clone(.exact)
        try next.apply(value.action, by: seat)
        guard !next.isOn else { continue }
        ended += 1
        try checkTruth(value, is: try next.returns()[seat.index], seat, episode, trial)
      }
      guard let truths = try? search.values(of: legal, by: seat, in: episode) else { return }
      searched += 1
      let best = truths.max() ?? 0
      for (value, truth) in zip(values, truths) {
        try checkTruth(value, is: truth, seat, episode, trial)
        try trial.require(
          !value.isBest || truth >= best - 1e-9, "What is marked best has the best value, \(best).",
          saw: "\(try episode.name(of: value.action, by: seat)) is marked, and is worth \(truth).")
      }
    }
    return "\(searched) states searched to the end, \(ended) last actions"
  }
}

private func offersOracle(_ trial: Trial) throws -> Bool {
  try trial.begin(seats: trial.facts.seats.lowerBound, seed: trial.seed).oracle != nil
}

private func checkForm(_ value: ActionValue, _ trial: Trial) throws {
  try trial.require(
    value.bounds.contains(value.value), "The value of action \(value.action) is within its bounds.",
    saw: "\(value.value) is not within \(value.bounds).")
  try trial.require(
    !value.isExact || value.bounds.lowerBound == value.bounds.upperBound,
    "An exact value is both of its bounds.", saw: "\(value.value) has the bounds \(value.bounds).")
  if let returns = trial.facts.returns {
    try trial.require(
      value.value >= returns.lowerBound - 1e-9 && value.value <= returns.upperBound + 1e-9,
      "A value is a return that is possible, within \(returns).", saw: "\(value.value)")
  }
}

private func checkTruth(
  _ value: ActionValue, is truth: Double, _ seat: Seat, _ episode: any Episode, _ trial: Trial
) throws {
  let name = try episode.name(of: value.action, by: seat)
  try trial.require(
    value.bounds.lowerBound <= truth + 1e-9 && value.bounds.upperBound >= truth - 1e-9,
    "The bounds of \(name) hold its value, \(truth).", saw: "They are \(value.bounds).")
  try trial.require(
    !value.isExact || abs(value.value - truth) <= 1e-9,
    "The exact value of \(name) is \(truth).", saw: "It is given as \(value.value).")
}
