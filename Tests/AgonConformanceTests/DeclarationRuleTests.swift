// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments whose declared facts are not what they do.
struct DeclarationRuleTests {
  @Test func `an empty licence is convicted`() throws {
    try Court.ticTacToe.convict("descriptor", because: "licence") { mutant in
      mutant.descriptor = { $0.licence = " " }
    }
  }

  @Test func `a title of two lines is convicted`() throws {
    try Court.ticTacToe.convict("descriptor", because: "one line") { mutant in
      mutant.descriptor = { $0.title = "a\nb" }
    }
  }

  @Test func `zero-sum returns that are always positive are convicted`() throws {
    try Court.ticTacToe.convict("descriptor", because: "zero-sum") { mutant in
      mutant.descriptor = { $0.returns = 1...2 }
    }
  }

  @Test func `a number of seats that cannot begin is convicted`() throws {
    try Court.ticTacToe.convict("seats", because: "succeeds") { mutant in
      mutant.descriptor = { $0.seats = 2...3 }
    }
  }

  @Test func `a number of seats that begins undeclared is convicted`() throws {
    try Court.goofspiel.convict("seats", because: "refused") { mutant in
      mutant.descriptor = { $0.seats = 2...5 }
    }
  }

  @Test func `a count of turns that skips is convicted`() throws {
    try Court.ticTacToe.convict("progress", because: "counts as many") { mutant in
      mutant.progress = { $1.actionCount *= 2 }
    }
  }

  @Test func `a count of legal actions that is too large is convicted`() throws {
    try Court.ticTacToe.convict("progress", because: "as listed") { mutant in
      mutant.progress = { $1.legalCount += 1 }
    }
  }

  @Test func `acting seats that do not fit the turn are convicted`() throws {
    try Court.ticTacToe.convict("progress", because: "fits the turn") { mutant in
      mutant.progress = { $1.acting = 3 }
    }
  }

  @Test func `legal actions of a seat that waits are convicted`() throws {
    try Court.ticTacToe.convict("progress", because: "no legal actions") { mutant in
      mutant.legalActions = { if $2.isEmpty { $2 = [0] } }
    }
  }

  @Test func `joint turns that are declared sequential are convicted`() throws {
    try Court.goofspiel.convict("dynamics", because: "One seat acts") { mutant in
      mutant.descriptor = { $0.dynamics = .sequential }
    }
  }

  @Test func `single turns that are declared simultaneous are convicted`() throws {
    try Court.ticTacToe.convict("dynamics", because: "together") { mutant in
      mutant.descriptor = { $0.dynamics = .simultaneous }
    }
  }

  @Test func `chance that acts undeclared is convicted`() throws {
    try Court.kuhn.convict("chance-declared", because: "declared explicit") { mutant in
      mutant.descriptor = { $0.chance = .none }
    }
  }

  @Test func `a seed that changes a game without chance is convicted`() throws {
    try Court.ticTacToe.convict("chance-declared", because: "under any seed") { mutant in
      mutant.observe = { episode, _, _, media, bytes in
        if media == .text, episode.count > 0 { bytes += Array("lucky\n".utf8) }
      }
      mutant.begun = { $0.count = Int($1.value % 2) }
    }
  }

  @Test func `perfect information that hides the position is convicted`() throws {
    try Court.ticTacToe.convict("perfect-information", because: "whole state") { mutant in
      mutant.observe = { _, _, _, _, bytes in bytes = Array("the same".utf8) }
    }
  }

  @Test func `a declared ability to clone that fails is convicted`() throws {
    try Court.ticTacToe.convict("abilities", because: "succeeds") { mutant in
      mutant.cloneFails = true
    }
  }

  @Test func `tools that are declared and not offered are convicted`() throws {
    try Court.ticTacToe.convict("abilities", because: "tools") { mutant in
      mutant.descriptor = { $0.abilities.insert(.toolActions) }
    }
  }

  @Test func `parameters that nobody knows and all accept are convicted`() throws {
    try Court.connectFour.convict("parameters", because: "refused") { mutant in
      mutant.parameters = { $0?["agon_no_such_parameter"] == nil ? $0 : nil }
    }
  }

  @Test func `a parameter beyond its range that is accepted is convicted`() throws {
    try Court.connectFour.convict("parameters", because: "refused") { mutant in
      mutant.parameters = { $0?["width"] == nil ? $0 : nil }
    }
  }

  @Test func `an opening that makes no sense and begins is convicted`() throws {
    try Court.ticTacToe.convict("openings", because: "refused") { mutant in
      mutant.opening = { _ in nil }
    }
  }
}
