// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What the trial of one rule found.
package struct RuleResult: Hashable, Sendable {
  /// What was found.
  package enum Finding: Hashable, Sendable {
    /// The rule holds wherever it was tried; the text says where.
    case passed(String)
    /// The rule is broken.
    case failed(Violation)
    /// The rule says nothing about this environment, and why.
    case inapplicable(String)
  }

  /// The id of the rule.
  package var rule: String
  /// A few words for a table.
  package var title: String
  /// What was found.
  package var finding: Finding
  /// Wall clock of the trial.
  package var seconds: Double

  /// Makes a result.
  package init(rule: String, title: String, finding: Finding, seconds: Double) {
    self.rule = rule
    self.title = title
    self.finding = finding
    self.seconds = seconds
  }

  /// True when the rule is broken.
  package var isFailure: Bool {
    if case .failed = finding { true } else { false }
  }

  /// The result as JSON: `rule`, `title`, `result` (passed, failed or inapplicable), `detail` or
  /// `violation`, `seconds`.
  package var json: JSON {
    var members: [String: JSON] = [
      "rule": .string(rule), "title": .string(title), "seconds": .number(seconds),
    ]
    switch finding {
    case .passed(let detail):
      members["result"] = "passed"
      members["detail"] = .string(detail)
    case .failed(let violation):
      members["result"] = "failed"
      members["violation"] = violation.json
    case .inapplicable(let reason):
      members["result"] = "inapplicable"
      members["detail"] = .string(reason)
    }
    return .object(members)
  }

  /// Reads what `json` wrote; nil when it is something else.
  package init?(json: JSON) {
    guard let rule = json["rule"]?.text, let title = json["title"]?.text,
      let seconds = json["seconds"]?.double
    else { return nil }
    let detail = json["detail"]?.text ?? ""
    switch json["result"]?.text {
    case "passed": finding = .passed(detail)
    case "inapplicable": finding = .inapplicable(detail)
    case "failed":
      guard let violation = json["violation"].flatMap(Violation.init(json:)) else { return nil }
      finding = .failed(violation)
    default: return nil
    }
    self.rule = rule
    self.title = title
    self.seconds = seconds
  }
}
