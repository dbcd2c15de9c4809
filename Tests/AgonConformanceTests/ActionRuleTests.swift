// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments that name, read or refuse actions wrongly.
struct ActionRuleTests {
  @Test func `two actions of one name are convicted`() throws {
    try Court.ticTacToe.convict("action-names", because: "unique") { mutant in
      mutant.name = { _, action, name in action < 2 ? "a1" : name }
    }
  }

  @Test func `legal actions out of order are convicted`() throws {
    try Court.ticTacToe.convict("action-names", because: "ascend") { mutant in
      mutant.legalActions = { $2.reverse() }
    }
  }

  @Test func `a name that is not read in capitals is convicted`() throws {
    try Court.ticTacToe.convict("action-names", because: "is read as it") { mutant in
      mutant.read = { episode, text, seat throws(EnvironmentError) in
        text == text.uppercased() && text != text.lowercased()
          ? .unparseable("Do not shout.") : try episode.base.read(text, by: seat)
      }
    }
  }

  @Test func `a name that is forgotten once it was played is convicted`() throws {
    try Court.ticTacToe.convict("action-names", because: "succeeds") { mutant in
      mutant.name = { episode, action, name in
        for seat in episode.actingSeats {
          let legal = try episode.base.legalActions(of: seat)
          if !legal.contains(action) { throw Mutant.error(.invalidArgument) }
        }
        return name
      }
    }
  }

  @Test func `nonsense that is read as a legal action is convicted`() throws {
    try Court.ticTacToe.convict("reading", because: "among the legal actions") { mutant in
      mutant.read = { _, _, _ in .legal(77) }
    }
  }

  @Test func `a legal action that is read as illegal is convicted`() throws {
    try Court.ticTacToe.convict("reading", because: "illegal is not among") { mutant in
      mutant.read = { episode, text, seat throws(EnvironmentError) in
        guard case .unparseable = try episode.base.read(text, by: seat) else {
          return try episode.base.read(text, by: seat)
        }
        return .illegal(try episode.base.legalActions(of: seat)[0], "No.")
      }
    }
  }

  @Test func `reading that changes the state is convicted`() throws {
    try Court.ticTacToe.convict("reading", because: "leaves the state") { mutant in
      mutant.read = { episode, text, seat throws(EnvironmentError) in
        episode.count += 1
        return try episode.base.read(text, by: seat)
      }
      mutant.rewards = { $1[0] += Double($0.count) }
    }
  }

  @Test func `a refusal that leaves a trace is convicted`() throws {
    try Court.ticTacToe.convict("illegal-action", because: "leaves no trace") { mutant in
      mutant.refused = { $0.count += 1 }
      mutant.serialise = { $1.append(UInt8(truncatingIfNeeded: $0.count)) }
    }
  }

  @Test func `an action of the wrong seat that is accepted is convicted`() throws {
    try Court.ticTacToe.convict("illegal-action", because: "is refused") { mutant in
      mutant.accepts = { _, error in error.code == .wrongPhase }
    }
  }

  @Test func `a joint action with an illegal part that is accepted is convicted`() throws {
    try Court.goofspiel.convict("illegal-action", because: "is refused") { mutant in
      mutant.accepts = { _, error in error.code == .illegalAction }
    }
  }

  @Test func `an outcome that chance does not have and that is accepted is convicted`() throws {
    try Court.kuhn.convict("illegal-action", because: "is refused") { mutant in
      mutant.accepts = { episode, _ in episode.base.progress.turn == .chance }
    }
  }
}
