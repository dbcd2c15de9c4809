// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What stops a check: a reason that becomes the verdict, or a failure of the plugin.
enum Obstacle: Error {
  case undecidable(Verdict.Reason)
  case failure(EnvironmentError)

  /// Runs a call of an environment; what it does not offer becomes a reason.
  static func passing<Value>(_ call: () throws(EnvironmentError) -> Value) throws(Obstacle)
    -> Value
  {
    do {
      return try call()
    } catch {
      switch error.code {
      case .unsupported: throw .undecidable(.unsupportedByPlugin)
      case .budgetExhausted: throw .undecidable(.outOfBudget)
      default: throw .failure(error)
      }
    }
  }
}
