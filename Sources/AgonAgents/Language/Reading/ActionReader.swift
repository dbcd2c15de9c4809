// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Reads what a reply states by the grammar of its environment.
struct ActionReader {
  /// The seat's view of the episode, whose environment reads.
  let window: SeatWindow

  /// Bytes of a text that an environment is asked to read, at most.
  private static let mostBytes = 65_536
  /// Things that may stand around an action one in another.
  private static let mostLayers = 4

  /// What the environment makes of a text; where it is no action, of the text within what is around it.
  func reading(of text: String) throws(EnvironmentError) -> ActionReading {
    var layer = text
    var first: ActionReading?
    for _ in 0...ActionReader.mostLayers {
      let reading = try bareReading(of: layer)
      if reading.isAction { return reading }
      first = first ?? reading
      guard let inner = Wrapping.unwrapped(layer) else { break }
      layer = inner
    }
    return first ?? .unparseable("The action is empty.")
  }

  /// What the environment makes of a text as it stands.
  func bareReading(of text: String) throws(EnvironmentError) -> ActionReading {
    if text.utf8.count > ActionReader.mostBytes {
      return .unparseable("The action is longer than \(ActionReader.mostBytes) bytes.")
    }
    if PlainCharacter.turnsDirection(text) {
      return .unparseable("The action holds a mark that turns the direction of writing.")
    }
    let reading = try window.read(text)
    switch reading {
    case .ambiguous, .unparseable: return reading
    case .legal(let action), .illegal(let action, _):
      guard Denial.begins(text), name(of: action) != text else { return reading }
      return .unparseable("\"\(text)\" denies an action; state the one that you play.")
    }
  }

  /// Whether a line is an action and nothing more, though the environment read actions out of sentences.
  ///
  /// It is an action's name; or, without what is around it, it is read as an action, begins and ends with a
  /// letter or a digit, and has no more words than the action's name and `extra` ones.
  func isName(_ line: String, extra: Int = 0) throws(EnvironmentError) -> Bool {
    var core = line
    for _ in 0...ActionReader.mostLayers {
      let reading = try bareReading(of: core)
      if case .legal(let action) = reading, name(of: action) == core { return true }
      guard let inner = Wrapping.unwrapped(core) else { break }
      core = inner
    }
    guard let first = core.first, let last = core.last, first.isLetter || first.isNumber,
      last.isLetter || last.isNumber
    else { return false }
    switch try bareReading(of: core) {
    case .legal(let action), .illegal(let action, _):
      let words = name(of: action).map(ActionReader.words) ?? 0
      return ActionReader.words(core) <= max(words, 1) + extra
    case .ambiguous, .unparseable: return false
    }
  }

  private static func words(_ text: String) -> Int {
    text.split { !$0.isLetter && !$0.isNumber }.count
  }

  /// The name of an action; nil when the environment has none for it here.
  func name(of action: ActionID) -> String? { try? window.name(of: action) }
}

extension ActionReading {
  /// Whether it is an action, legal or not.
  var isAction: Bool {
    switch self {
    case .legal, .illegal: true
    case .ambiguous, .unparseable: false
    }
  }
}
