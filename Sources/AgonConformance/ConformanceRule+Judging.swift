// SPDX-License-Identifier: Apache-2.0

package import AgonCore

extension ConformanceRule {
  /// What a first process leaves to a second one.
  package enum Stage: Sendable {
    /// It has judged alone.
    case judged(RuleResult)
    /// It has seen this; a second process is to judge.
    case recorded(JSON)
  }

  /// Tries the rule: all of it, or what its first process does.
  package func begin(_ trial: Trial) -> Stage {
    switch method {
    case .here(let look): return .judged(result(of: trial) { try look(trial) })
    case .acrossProcesses(let record, _):
      var seen: JSON = .null
      let result = result(of: trial) {
        seen = try record(trial)
        return ""
      }
      if case .passed = result.finding { return .recorded(seen) }
      return .judged(result)
    }
  }

  /// Judges, in another process, what the first one has seen.
  package func finish(_ trial: Trial, record: JSON) -> RuleResult {
    switch method {
    case .here(let look): result(of: trial) { try look(trial) }
    case .acrossProcesses(_, let judge): result(of: trial) { try judge(trial, record) }
    }
  }

  private func result(of trial: Trial, _ look: () throws -> String) -> RuleResult {
    let clock = ContinuousClock()
    let beginning = clock.now
    let finding: RuleResult.Finding
    do {
      finding = .passed(try look())
    } catch RuleStop.inapplicable(let reason) {
      finding = .inapplicable(reason)
    } catch RuleStop.violated(let expected, let seen) {
      finding = .failed(Violation(expected: expected, seen: seen, place: trial.trail))
    } catch let error as EnvironmentError {
      finding = .failed(
        Violation(
          expected: "A call that the contract allows succeeds.", seen: error.description,
          place: trial.trail))
    } catch {
      finding = .failed(
        Violation(
          expected: "What the environment writes can be read.", seen: "\(error)",
          place: trial.trail))
    }
    let seconds = beginning.duration(to: clock.now) / .seconds(1)
    return RuleResult(rule: id, title: title, finding: finding, seconds: seconds)
  }
}
