// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments whose chances, ends or returns are wrong.
struct PayoffRuleTests {
  @Test func `probabilities that do not sum to one are convicted`() throws {
    try Court.kuhn.convict("chance-outcomes", because: "sum to 1") { mutant in
      mutant.chance = { if !$1.isEmpty { $1[0].probability += 1e-6 } }
    }
  }

  @Test func `an impossible outcome that is listed is convicted`() throws {
    try Court.kuhn.convict("chance-outcomes", because: "above 0") { mutant in
      mutant.chance = { _, outcomes in
        guard outcomes.count > 1 else { return }
        outcomes[0].probability += outcomes[1].probability
        outcomes[1].probability = 0
      }
    }
  }

  @Test func `an outcome that cannot be applied is convicted`() throws {
    try Court.kuhn.convict("chance-outcomes", because: "succeeds") { mutant in
      mutant.chance = { if !$1.isEmpty { $1[$1.count - 1].id += 100 } }
      mutant.chanceName = { "\($0)" }
    }
  }

  @Test func `outcomes of one name are convicted`() throws {
    try Court.kuhn.convict("chance-outcomes", because: "unique") { mutant in
      mutant.chanceName = { _ in "a card" }
    }
  }

  @Test func `resampling that prefers a card is convicted`() throws {
    try Court.kuhn.convict("resample-frequencies", because: "as likely as chance") { mutant in
      mutant.cloneMode = { _, mode in
        guard case .resample(let seat, let seed) = mode, seed.value % 4 > 0 else { return mode }
        return .resample(for: seat, Seed(1))
      }
    }
  }

  @Test func `an episode that is longer than declared is convicted`() throws {
    try Court.ticTacToe.convict("termination", because: "has ended") { mutant in
      mutant.descriptor = { $0.mostTurns = 5 }
    }
  }

  @Test func `an outcome without a reason is convicted`() throws {
    try Court.ticTacToe.convict("ending", because: "reason") { mutant in
      mutant.outcome = { $0.isOn ? nil : ["why": "over"] }
    }
  }

  @Test func `an outcome before the end is convicted`() throws {
    try Court.ticTacToe.convict("ending", because: "goes on is refused") { mutant in
      mutant.outcome = { _ in ["reason": "soon"] }
    }
  }

  @Test func `rewards that do not sum to the returns are convicted`() throws {
    try Court.ticTacToe.convict("rewards", because: "sums of the rewards") { mutant in
      mutant.rewards = { if !$0.isOn { $1[0] += 0.5 } }
    }
  }

  @Test func `a reward before the first action is convicted`() throws {
    try Court.ticTacToe.convict("rewards", because: "before the first action") { mutant in
      mutant.rewards = { if $0.progress.actionCount == 0 { $1[1] = 1 } }
    }
  }

  @Test func `returns that do not sum to zero are convicted`() throws {
    try Court.ticTacToe.convict("utility", because: "sum to zero") { mutant in
      mutant.returns = { if !$0.isOn { $1[0] += 0.25 } }
    }
  }

  @Test func `cooperating seats with other returns are convicted`() throws {
    try Court.ticTacToe.convict("utility", because: "the same return") { mutant in
      mutant.descriptor = { $0.utility = .cooperative }
    }
  }

  @Test func `a return beyond the declared bounds is convicted`() throws {
    try Court.ticTacToe.convict("return-bounds", because: "Returns are from") { mutant in
      mutant.descriptor = { $0.returns = -0.5...0.5 }
    }
  }
}
