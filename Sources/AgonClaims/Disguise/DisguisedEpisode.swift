// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// An episode in disguise: every text is renamed on its way out, and back on its way in; states, numbers and
/// bytes are those of the original.
///
/// The view `full`, which no agent sees, stays as it is.
package final class DisguisedEpisode: Episode {
  private let original: any Episode
  private let disguise: Disguise

  /// Puts an episode into disguise.
  init(_ original: any Episode, by disguise: Disguise) {
    self.original = original
    self.disguise = disguise
  }

  package var progress: Progress { original.progress }

  package var seatToAct: Seat? { original.seatToAct }

  package func legalActions(of seat: Seat, into actions: inout [ActionID])
    throws(EnvironmentError)
  {
    try original.legalActions(of: seat, into: &actions)
  }

  package func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    disguise.swapped(
      name: try disguise.passing { () throws(EnvironmentError) in
        try original.name(of: action, by: seat)
      })
  }

  package func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    let plain = disguise.revealed(text)
    let reading = try disguise.passing { () throws(EnvironmentError) in
      try original.read(plain, by: seat)
    }
    switch reading {
    case .legal: return reading
    case .illegal(let action, let reason): return .illegal(action, disguise.swapped(reason))
    case .ambiguous(let reason): return .ambiguous(disguise.swapped(reason))
    case .unparseable(let reason): return .unparseable(disguise.swapped(reason))
    }
  }

  package func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    try disguise.passing { () throws(EnvironmentError) in try original.apply(action, by: seat) }
  }

  package func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    let plain = actions.map { entry -> (seat: Seat, action: Action) in
      switch entry.action {
      case .enumerated: entry
      case .text(let text): (entry.seat, .text(disguise.revealed(text)))
      case .tool(let call): (entry.seat, .tool(disguise.swapped(call, keeping: Self.toolKeys)))
      }
    }
    try disguise.passing { () throws(EnvironmentError) in try original.apply(plain) }
  }

  private static let toolKeys: Set<String> = ["name", "arguments"]

  package func chanceOutcomes() throws(EnvironmentError) -> [ChanceOutcome] {
    try original.chanceOutcomes()
  }

  package func name(ofChance outcome: ActionID) throws(EnvironmentError) -> String {
    disguise.swapped(name: try original.name(ofChance: outcome))
  }

  package func apply(chance outcome: ActionID) throws(EnvironmentError) {
    try disguise.passing { () throws(EnvironmentError) in try original.apply(chance: outcome) }
  }

  package func simulate(_ simulations: [Simulation]) throws(EnvironmentError)
    -> [SimulationReport]
  {
    try disguise.passing { () throws(EnvironmentError) in try original.simulate(simulations) }
  }

  package func rewards() throws(EnvironmentError) -> [Double] { try original.rewards() }

  package func returns() throws(EnvironmentError) -> [Double] { try original.returns() }

  package func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8])
    throws(EnvironmentError)
  {
    guard view != .full else {
      return try original.observe(seat, view: view, media: media, into: &bytes)
    }
    guard media == .text || media == .json else {
      throw EnvironmentError(
        code: .unsupported, place: "observe",
        detail: "A picture cannot be disguised: it shows what it shows. Ask for text or JSON.")
    }
    try disguise.passing { () throws(EnvironmentError) in
      try original.observe(seat, view: view, media: media, into: &bytes)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    bytes = Array(disguise.swapped(text, isJSON: media == .json).utf8)
  }

  package func outcome() throws(EnvironmentError) -> JSON {
    disguise.swapped(try original.outcome(), keeping: ["reason"])
  }

  package func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    DisguisedEpisode(
      try disguise.passing { () throws(EnvironmentError) in try original.clone(mode) },
      by: disguise)
  }

  package func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    try original.serialise(into: &bytes)
  }

  package var positionKey: UInt64? { original.positionKey }

  package var facts: (any FactChecker)? {
    original.facts.map { DisguisedFacts(original: $0, disguise: disguise) }
  }

  package var oracle: (any Oracle)? { original.oracle }

  package var editor: (any StateEditor)? {
    original.editor.map { DisguisedEditor(original: $0, disguise: disguise) }
  }

  package var symmetry: (any Symmetry)? {
    original.symmetry.map { DisguisedSymmetry(original: $0, disguise: disguise) }
  }
}
