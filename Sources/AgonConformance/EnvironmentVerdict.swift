// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// What a check of one environment found.
package struct EnvironmentVerdict: Hashable, Sendable {
  /// Stable identifier.
  package var id: String
  /// Version of the rules and the content.
  package var version: String
  /// One result a rule, in the order of the contract.
  package var results: [RuleResult]
  /// What fuzzing found; nil when none was asked for.
  package var fuzz: FuzzResult?

  /// Makes a verdict.
  package init(id: String, version: String, results: [RuleResult], fuzz: FuzzResult? = nil) {
    self.id = id
    self.version = version
    self.results = results
    self.fuzz = fuzz
  }

  /// True when no rule is broken and fuzzing found nothing.
  package var passed: Bool {
    !results.contains(where: \.isFailure) && (fuzz?.findings.isEmpty ?? true)
  }

  /// Rules that held.
  package var passedCount: Int {
    results.count { if case .passed = $0.finding { true } else { false } }
  }

  /// Rules that are broken.
  package var failedCount: Int { results.count(where: \.isFailure) }

  /// Rules that say nothing about the environment.
  package var inapplicableCount: Int { results.count - passedCount - failedCount }

  /// The entry of a certificate.
  package var entry: PluginCertificate.Entry {
    PluginCertificate.Entry(
      environment: id, version: version, passed: passedCount, inapplicable: inapplicableCount)
  }

  /// The verdict as JSON: `environment`, `version`, `passed`, `rules` and, if asked for, `fuzz`.
  package var json: JSON {
    var members: [String: JSON] = [
      "environment": .string(id), "version": .string(version), "passed": .bool(passed),
      "rules": .array(results.map(\.json)),
    ]
    members["fuzz"] = fuzz?.json
    return .object(members)
  }
}
