// SPDX-License-Identifier: Apache-2.0

/// What servants have reported so far of one environment.
struct ServantTally {
  /// Results by rule.
  var results: [String: RuleResult] = [:]
  /// Rules that wait for their second half.
  var recorded: Set<String> = []
  /// Rules in which a call did not return.
  var hangs = 0
  private var written: [(rule: String, text: String)] = []

  private var isSpoiled = false

  /// Adds what a servant has left.
  mutating func take(_ run: ServantRunner.Run) {
    isSpoiled = isSpoiled || run.isSpoiled
    for report in run.reports {
      switch report {
      case .judged(let result):
        results[result.rule] = result
      case .recorded(let rule): recorded.insert(rule)
      case .wrote(let rule, let text): written.append((rule, text))
      case .described, .refused, .begins, .found, .done: break
      }
    }
  }

  /// The rule that nothing is written to the standard streams, over all that was tried.
  var silence: RuleResult {
    let finding: RuleResult.Finding
    if let first = written.first {
      let line = first.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      finding = .failed(
        Violation(
          expected: "A plugin writes nothing to standard output or standard error.",
          seen: "During \(first.rule) it wrote \"\(line.prefix(120))\".", place: nil))
    } else if isSpoiled {
      finding = .failed(
        Violation(
          expected: "A plugin writes to no descriptor that is not its own.",
          seen: "Bytes that are no report came over the channel of its process.", place: nil))
    } else {
      finding = .passed("\(results.count) rules")
    }
    return RuleResult(
      rule: "silence", title: "silence on the standard streams", finding: finding, seconds: 0)
  }
}
