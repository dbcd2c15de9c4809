// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments whose copies are none.
struct CloneRuleTests {
  @Test func `an exact clone that shows something else is convicted`() throws {
    try Court.ticTacToe.convict("clone-exact", because: "equal to its original") { mutant in
      mutant.cloned = { original, clone, _ in clone.count = original.count + 1 }
      mutant.serialise = { $1.append(UInt8(truncatingIfNeeded: $0.count)) }
    }
  }

  @Test func `a clone that shares its state is convicted`() throws {
    try Court.ticTacToe.convict("clone-exact", because: "leaves the original") { mutant in
      let shared = Shared()
      mutant.before = { _ in shared.steps += 1 }
      mutant.rewards = { _, rewards in rewards[0] += Double(shared.steps) }
    }
  }

  @Test func `a reseeded clone in another state is convicted`() throws {
    try Court.ticTacToe.convict("clone-reseed", because: "the same state") { mutant in
      mutant.cloned = { _, clone, mode in if case .reseed = mode { clone.count = 1 } }
      mutant.returns = { if $0.count == 1 { $1[0] += 1 } }
    }
  }

  @Test func `clones reseeded alike that go on differently are convicted`() throws {
    let shared = Shared()
    try Court.ticTacToe.convict("clone-reseed", because: "reseeded alike") { mutant in
      mutant.cloned = { _, clone, _ in
        shared.steps += 1
        clone.count = shared.steps
      }
      mutant.rewards = { episode, rewards in
        if !episode.isOn { rewards[0] += Double(episode.count) }
      }
    }
  }

  @Test func `resampling that changes nothing hidden is convicted`() throws {
    try Court.kuhn.convict("clone-resample", because: "cannot tell two states apart") { mutant in
      mutant.cloneMode = { _, mode in
        if case .resample(_, let seed) = mode { .reseed(seed) } else { mode }
      }
    }
  }

  @Test func `resampling to a state with other legal actions is convicted`() throws {
    try Court.kuhn.convict("clone-resample", because: "the same legal actions") { mutant in
      mutant.cloned = { _, clone, mode in if case .resample = mode { clone.count = 1 } }
      mutant.legalActions = { if $0.count == 1, !$2.isEmpty { $2.removeLast() } }
    }
  }

  @Test func `resampling that ignores its seed is convicted`() throws {
    let shared = Shared()
    try Court.kuhn.convict("clone-resample", because: "resampled alike") { mutant in
      mutant.cloneMode = { _, mode in
        guard case .resample(let seat, _) = mode else { return mode }
        shared.steps += 1
        return .resample(for: seat, Seed(UInt64(shared.steps)))
      }
    }
  }

  @Test func `perfect information that resampling changes is convicted`() throws {
    try Court.kuhn.convict("clone-resample", because: "whole state") { mutant in
      mutant.descriptor = { $0.abilities.insert(.perfectInformation) }
    }
  }

  /// What all copies share.
  private final class Shared {
    var steps = 0
  }
}
