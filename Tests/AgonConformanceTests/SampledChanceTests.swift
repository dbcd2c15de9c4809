// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import Testing

/// Chance that is drawn inside of actions.
struct SampledChanceTests {
  private func result(_ fault: SampledDice.Fault) throws -> RuleResult {
    let rule = try #require(Contract.rule("chance-sampled"))
    return EnvironmentCheck(seed: Seed(2), effort: Effort(seconds: nil)) {
      _ throws(EnvironmentError) in SampledDice(fault: fault)
    }.result(of: rule)
  }

  @Test func `dice that follow their seed are cleared`() throws {
    #expect(try !result(.none).isFailure)
  }

  @Test func `dice that fall alike under every seed are convicted`() throws {
    let result = try result(.fixed)
    #expect("\(result.finding)".contains("Other seeds draw otherwise."), "\(result.json)")
  }

  @Test func `dice that fall otherwise under one seed are convicted`() throws {
    let result = try result(.drifting)
    #expect("\(result.finding)".contains("Equal seeds draw equally."), "\(result.json)")
  }
}
