// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A check of one environment against the contract.
package struct EnvironmentCheck {
  /// Makes the environment with parameters; nil for the defaults.
  package typealias Maker = (JSON?) throws(EnvironmentError) -> any Environment

  private let make: Maker
  private let file: String?
  private let seed: Seed
  private let effort: Effort
  private let note: SharedNote?
  private let parameters: JSON?

  /// Makes a check.
  ///
  /// - Parameter file: the plugin's file; nil when there is none to look at.
  /// - Parameter parameters: those of the environment under check; nil for the defaults.
  /// - Parameter seed: what every draw follows from; each rule draws on its own.
  package init(
    file: String? = nil, parameters: JSON? = nil, seed: Seed, effort: Effort = Effort(),
    note: SharedNote? = nil,
    make: @escaping Maker
  ) {
    self.make = make
    self.file = file
    self.seed = seed
    self.effort = effort
    self.note = note
    self.parameters = parameters
  }

  /// The trial of a rule, in an environment of its own.
  package func trial(of rule: ConformanceRule) throws(EnvironmentError) -> Trial {
    Trial(
      of: try make(parameters), file: file, seed: seed.derived(rule.id), effort: effort, note: note,
      make: make)
  }

  /// Tries a rule, or the first half of one that needs two processes.
  package func begin(_ rule: ConformanceRule) -> ConformanceRule.Stage {
    do throws(EnvironmentError) {
      return rule.begin(try trial(of: rule))
    } catch {
      return .judged(EnvironmentCheck.unmade(rule, error))
    }
  }

  /// Tries the second half of a rule on what the first one has left.
  package func finish(_ rule: ConformanceRule, record: JSON) -> RuleResult {
    do throws(EnvironmentError) {
      return rule.finish(try trial(of: rule), record: record)
    } catch {
      return EnvironmentCheck.unmade(rule, error)
    }
  }

  /// Tries a rule in this process alone; a second environment stands for the second process.
  package func result(of rule: ConformanceRule) -> RuleResult {
    switch begin(rule) {
    case .judged(let result): result
    case .recorded(let record): finish(rule, record: record)
    }
  }

  private static func unmade(_ rule: ConformanceRule, _ error: EnvironmentError) -> RuleResult {
    let violation = Violation(
      expected: "The environment can be made with its parameters.", seen: error.description,
      place: nil)
    return RuleResult(rule: rule.id, title: rule.title, finding: .failed(violation), seconds: 0)
  }
}
