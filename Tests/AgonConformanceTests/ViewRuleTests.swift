// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments that show wrongly, too much, or change while they show.
struct ViewRuleTests {
  @Test func `an observation that counts its readers is convicted`() throws {
    try Court.ticTacToe.convict("observation-pure", because: "shows the same") { mutant in
      mutant.observe = { episode, _, _, media, bytes in
        episode.count += 1
        if media == .text { bytes += Array("\(episode.count)".utf8) }
      }
    }
  }

  @Test func `an observation that changes the state is convicted`() throws {
    try Court.ticTacToe.convict("observation-pure", because: "serialised bytes") { mutant in
      mutant.observe = { episode, _, _, _, _ in episode.count = 1 }
      mutant.serialise = { $1.append(UInt8(truncatingIfNeeded: $0.count)) }
    }
  }

  @Test func `a check of a claim that changes the state is convicted`() throws {
    try Court.ticTacToe.convict("queries-pure", because: "check leaves the state") { mutant in
      mutant.facts = { episode, facts in
        var mutant = MutantFacts(base: facts)
        mutant.truth = { _, _, _, truth in
          episode.count += 1
          return truth
        }
        return mutant
      }
      mutant.rewards = { $1[0] += Double($0.count) }
    }
  }

  @Test func `a declared medium that is not given is convicted`() throws {
    try Court.ticTacToe.convict("media-declared", because: "declared png") { mutant in
      mutant.descriptor = { $0.media.insert(.png) }
    }
  }

  @Test func `a medium that is given undeclared is convicted`() throws {
    try Court.ticTacToe.convict("media-declared", because: "undeclared medium svg") { mutant in
      mutant.descriptor = { $0.media.remove(.svg) }
    }
  }

  @Test func `text that is no UTF-8 is convicted`() throws {
    try Court.ticTacToe.convict("media-form", because: "well formed") { mutant in
      mutant.observe = { _, _, _, media, bytes in if media == .text { bytes.append(0xFF) } }
    }
  }

  @Test func `a card that the text shows to the other seat is convicted`() throws {
    try Court.kuhn.convict("hidden-information", because: "looks to it as the original") { mutant in
      mutant.observe = { episode, _, view, media, bytes in
        guard view == .seat, media == .text else { return }
        bytes += Array(try episode.base.text(for: Seat(0), view: .full).utf8)
      }
    }
  }

  @Test func `a card that only the public picture shows is convicted`() throws {
    try Court.kuhn.convict("hidden-information", because: "resampled") { mutant in
      mutant.cloneMode = { _, mode in mode }
      mutant.observe = { episode, _, view, media, bytes in
        guard view == .everybody, media == .svg, episode.count == 0 else { return }
        bytes += Array("<!-- \(try episode.base.text(for: Seat(0), view: .full)) -->".utf8)
      }
    }
  }

  @Test func `a public view that each seat sees otherwise is convicted`() throws {
    try Court.kuhn.convict("hidden-information", because: "the same for every seat") { mutant in
      mutant.observe = { _, seat, view, media, bytes in
        if view == .everybody, media == .text { bytes += Array("seat \(seat)".utf8) }
      }
    }
  }

  @Test func `a key that a clone lacks is convicted`() throws {
    try Court.ticTacToe.convict("position-key", because: "A clone has") { mutant in
      mutant.cloned = { _, clone, _ in clone.count = 1 }
      mutant.key = { $0.count == 0 ? $1 : 7 }
    }
  }

  @Test func `one key for all positions is convicted`() throws {
    try Court.ticTacToe.convict("position-key", because: "the same turn") { mutant in
      mutant.key = { _, _ in 7 }
    }
  }
}
