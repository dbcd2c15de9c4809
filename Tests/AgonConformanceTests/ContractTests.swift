// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import Testing

/// The list of rules, and how results travel.
struct ContractTests {
  @Test func `every rule has an id of its own and one sentence`() {
    #expect(Set(Contract.rules.map(\.id)).count == Contract.rules.count)
    for rule in Contract.rules {
      #expect(rule.sentence.hasSuffix("."), "\(rule.id)")
      #expect(Contract.rule(rule.id)?.title == rule.title)
    }
  }

  @Test func `a failed result survives its JSON`() throws {
    var trail = Trail(seats: 2, seed: Seed(9))
    trail.words = ["0 b2", "1 a1"]
    let violation = Violation(expected: "This.", seen: "That.", place: trail)
    let result = RuleResult(
      rule: "ending", title: "end", finding: .failed(violation), seconds: 0.5)
    #expect(RuleResult(json: result.json) == result)
  }

  @Test func `a failure tells how its state was reached`() throws {
    var mutant = Mutant()
    mutant.descriptor = { $0.mostTurns = 5 }
    let result = try Court.ticTacToe.result(of: "termination", mutant)
    guard case .failed(let violation) = result.finding else {
      Issue.record("\(result.json)")
      return
    }
    #expect(violation.place?.words.count == 5)
  }

  @Test func `equal seeds find equal failures`() throws {
    var mutant = Mutant()
    mutant.returns = { if !$0.isOn { $1[0] += 0.25 } }
    let first = try Court.ticTacToe.result(of: "utility", mutant)
    let second = try Court.ticTacToe.result(of: "utility", mutant)
    #expect(first.finding == second.finding)
  }

  @Test func `a request survives the command line`() {
    let request = ServantRequest(
      .fuzz, file: "./lib \"x\".so", environment: "e", rules: ["a", "b"], seed: Seed(3),
      effort: Effort(episodes: 4, visits: 5, seconds: nil), scratch: "/s", rounds: 2..<9,
      deadline: 60)
    #expect(ServantRequest(argument: request.argument) == request)
    #expect(ServantRequest(argument: "{}") == nil)
  }
}
