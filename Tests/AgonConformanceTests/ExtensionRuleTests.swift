// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Environments whose symmetries, values, claims or edits are wrong.
struct ExtensionRuleTests {
  @Test func `an inverse that does not undo is convicted`() throws {
    try Court.ticTacToe.convict("symmetry", because: "inverse") { mutant in
      mutant.symmetry = { base in
        var symmetry = MutantSymmetry(base: base)
        symmetry.inverses = { element, _ in element }
        return symmetry
      }
    }
  }

  @Test func `an identity that moves is convicted`() throws {
    try Court.ticTacToe.convict("symmetry", because: "apping by identity") { mutant in
      mutant.symmetry = { base in
        var symmetry = MutantSymmetry(base: base)
        symmetry.elements = { $0 == 0 ? 1 : $0 }
        return symmetry
      }
    }
  }

  @Test func `actions that map otherwise than states are convicted`() throws {
    try Court.ticTacToe.convict("symmetry", because: "map") { mutant in
      mutant.symmetry = { base in
        var symmetry = MutantSymmetry(base: base)
        symmetry.actions = { element, action in element == 1 ? 8 - action : action }
        return symmetry
      }
    }
  }

  @Test func `values of too few actions are convicted`() throws {
    try Court.ticTacToe.convict("oracle-form", because: "one value for each") { mutant in
      mutant.oracle = { MutantOracle(base: $0) { if !$1.isEmpty { $1.removeLast() } } }
    }
  }

  @Test func `an exact value that is wrong is convicted`() throws {
    try Court.ticTacToe.convict("oracle-truth", because: "value") { mutant in
      mutant.oracle = {
        MutantOracle(base: $0) { _, values in
          for place in values.indices where values[place].value == 1 {
            values[place].value = 0
            values[place].bounds = 0...0
          }
        }
      }
    }
  }

  @Test func `a best action that is not best is convicted`() throws {
    try Court.ticTacToe.convict("oracle-truth", because: "marked best") { mutant in
      mutant.oracle = {
        MutantOracle(base: $0) { _, values in
          for place in values.indices { values[place].isBest = true }
        }
      }
    }
  }

  @Test func `a predicate that is listed twice is convicted`() throws {
    try Court.ticTacToe.convict("predicates", because: "listed once") { mutant in
      mutant.predicates = { $0 + $0.prefix(1) }
    }
  }

  @Test func `an example of another predicate is convicted`() throws {
    try Court.ticTacToe.convict("predicates", because: "example") { mutant in
      mutant.predicates = { list in
        var list = list
        list[0].example = ["predicate": "other", "args": [], "polarity": true]
        return list
      }
    }
  }

  @Test func `a claim made to be false that is true is convicted`() throws {
    try Court.ticTacToe.convict("claims-made", because: "The claim made to be") { mutant in
      mutant.facts = { _, base in
        var facts = MutantFacts(base: base)
        facts.made = { truth, _, claims in truth ? claims : claims.map(\.denied) }
        return facts
      }
    }
  }

  @Test func `an answer that forgets the polarity is convicted`() throws {
    try Court.ticTacToe.convict("claim-polarity", because: "denial") { mutant in
      mutant.facts = { _, base in
        var facts = MutantFacts(base: base)
        facts.truth = { claim, _, _, truth in
          let isDenied = claim["polarity"]?.truth == false
          return isDenied ? (truth == .yes ? .no : truth == .no ? .yes : truth) : truth
        }
        return facts
      }
    }
  }

  @Test func `an unknown predicate that is called false is convicted`() throws {
    try Court.ticTacToe.convict("claims-invalid", because: "answered invalid") { mutant in
      mutant.facts = { _, base in
        var facts = MutantFacts(base: base)
        facts.truth = { $3 == .invalid ? .no : $3 }
        return facts
      }
    }
  }

  @Test func `a predicate that means something else is convicted`() throws {
    try Court.ticTacToe.convict("claims-agree", because: "By playing") { mutant in
      mutant.facts = { _, base in
        var facts = MutantFacts(base: base)
        facts.truth = { claim, _, _, truth in
          guard claim["predicate"]?.text == "wins_now" else { return truth }
          return truth == .yes ? .no : truth == .no ? .yes : truth
        }
        return facts
      }
    }
  }

  @Test func `a seat's view that decides against the truth is convicted`() throws {
    try Court.kuhn.convict("claims-seat", because: "against the truth") { mutant in
      mutant.facts = { _, base in
        var facts = MutantFacts(base: base)
        facts.truth = { _, _, view, truth in
          view == .seat ? (truth == .yes ? .no : truth == .no ? .yes : truth) : truth
        }
        return facts
      }
    }
  }

  @Test func `a seat's view that tells what is hidden is convicted`() throws {
    try Court.kuhn.convict("claims-seat", because: "one answer") { mutant in
      mutant.facts = { _, base in
        var facts = MutantFacts(base: base)
        facts.truth = { claim, seat, view, truth in
          guard view == .seat else { return truth }
          return (try? base.check(claim, for: seat, view: .full, nodes: 0).truth) ?? truth
        }
        return facts
      }
    }
  }

  @Test func `a fact that is listed and not true is convicted`() throws {
    try Court.ticTacToe.convict("state-facts", because: "own check agrees") { mutant in
      mutant.editor = { _, base in
        var editor = MutantEditor(base: base)
        editor.listed = { $0.map(\.denied) }
        return editor
      }
    }
  }

  @Test func `a state of play that is called invalid is convicted`() throws {
    try Court.ticTacToe.convict("state-facts", because: "is valid") { mutant in
      mutant.editor = { _, base in
        var editor = MutantEditor(base: base)
        editor.isValid = false
        return editor
      }
    }
  }

  @Test func `an edit that edits nothing is convicted`() throws {
    try Court.ticTacToe.convict("state-edits", because: "has the fact") { mutant in
      mutant.editor = { episode, base in
        var editor = MutantEditor(base: base)
        editor.ignores = episode.base
        return editor
      }
    }
  }

  @Test func `changes that are not listed are convicted`() throws {
    try Court.ticTacToe.convict("state-edits", because: "list every fact") { mutant in
      mutant.editor = { _, base in
        var editor = MutantEditor(base: base)
        editor.changed = { _ in [] }
        return editor
      }
    }
  }

  @Test func `a pass to the other seat is convicted`() throws {
    try Court.ticTacToe.convict("pass", because: "After the pass") { mutant in
      mutant.editor = { _, base in
        var editor = MutantEditor(base: base)
        editor.passes = { Seat(1 - $0.index) }
        return editor
      }
    }
  }
}

extension JSON {
  /// The claim in wire form with the other polarity.
  fileprivate var denied: JSON {
    guard case .object(var members) = self else { return self }
    members["polarity"] = .bool(!(members["polarity"]?.truth ?? true))
    return .object(members)
  }
}
