// SPDX-License-Identifier: Apache-2.0

package import AgonConformance
internal import AgonCore

/// What a check of a plugin found, as lines for a terminal.
package enum ConformanceReport {
  /// A table of rules, then every failure with the command that shows it.
  ///
  /// - Parameter command: the command line that repeats a rule, without `--rule` and its id.
  package static func lines(_ verdict: EnvironmentVerdict, command: String) -> [String] {
    var table = TextTable([
      ("rule", .left), ("result", .left), ("seconds", .right), ("looked at", .left),
    ])
    for result in verdict.results {
      table.append([
        result.rule, word(result.finding), figure(result.seconds, decimals: 2),
        shortened(detail(result.finding), to: 76),
      ])
    }
    var lines = ["\(verdict.id) \(verdict.version)", ""] + table.lines
    for result in verdict.results {
      guard case .failed(let violation) = result.finding else { continue }
      lines += ["", "\(result.rule): \(result.title)"] + self.lines(violation)
      lines.append("  again     \(command) --rule \(result.rule)")
    }
    if let fuzz = verdict.fuzz { lines += self.lines(fuzz, command: command) }
    lines.append("")
    lines.append(
      "\(verdict.id): \(verdict.passedCount) rules passed, \(verdict.failedCount) failed, "
        + "\(verdict.inapplicableCount) inapplicable.")
    return lines
  }

  /// Rates by kind of work, with what each way costs against the first one.
  package static func lines(_ speeds: [PluginSpeed], of environment: String) -> [String] {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [("a second", .left)]
    for (place, speed) in speeds.enumerated() {
      columns.append((speed.way, .right))
      if place > 0 { columns.append(("cost", .right)) }
    }
    var table = TextTable(columns)
    for work in PluginSpeed.Work.allCases {
      var cells = [work.rawValue]
      var base: Double?
      for (place, speed) in speeds.enumerated() {
        let rate = speed.perSecond[work]
        cells.append(rate.map { figure($0) } ?? "-")
        if place > 0 {
          cells.append(
            rate.flatMap { rate in base.map { figure($0 / rate, decimals: 2) + "x" } } ?? "-")
        }
        base = base ?? rate
      }
      table.append(cells)
    }
    return [environment, ""] + table.lines
  }

  private static func lines(_ violation: Violation) -> [String] {
    var lines = ["  expected  \(violation.expected)", "  seen      \(violation.seen)"]
    if let place = violation.place { lines.append("  where     \(place.sentence)") }
    return lines
  }

  private static func lines(_ fuzz: FuzzResult, command: String) -> [String] {
    var lines = ["", "fuzz: \(fuzz.rounds) rounds, \(fuzz.findings.count) findings"]
    for finding in fuzz.findings {
      lines += self.lines(finding.violation)
      lines.append("  again     \(command) --fuzz-round \(finding.round)")
    }
    return lines
  }

  private static func word(_ finding: RuleResult.Finding) -> String {
    switch finding {
    case .passed: "passed"
    case .failed: "FAILED"
    case .inapplicable: "-"
    }
  }

  private static func detail(_ finding: RuleResult.Finding) -> String {
    switch finding {
    case .passed(let detail): detail
    case .failed(let violation): violation.seen
    case .inapplicable(let reason): reason
    }
  }
}
