// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// An episode in plain Swift that offers no more than a search needs.
protocol SmallEpisode: Episode {}

extension SmallEpisode {
  func read(_ text: String, by seat: Seat) throws(EnvironmentError) -> ActionReading {
    for action in try legalActions(of: seat) where try name(of: action, by: seat) == text {
      return .legal(action)
    }
    return .unparseable("\"\(text)\" is no legal action.")
  }

  func apply(_ actions: [(seat: Seat, action: Action)]) throws(EnvironmentError) {
    guard actions.count == 1, case .enumerated(let action) = actions[0].action else {
      throw refusal("apply")
    }
    try apply(action, by: actions[0].seat)
  }

  func rewards() throws(EnvironmentError) -> [Double] { try returns() }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8]) { bytes = [] }

  func outcome() -> JSON { ["reason": "end"] }

  func serialise(into bytes: inout [UInt8]) throws(EnvironmentError) {
    throw EnvironmentError(code: .unsupported, place: "test.serialise", detail: "Not offered.")
  }

  var positionKey: UInt64? { nil }
  var facts: (any FactChecker)? { nil }
  var oracle: (any Oracle)? { nil }
  var editor: (any StateEditor)? { nil }
  var symmetry: (any Symmetry)? { nil }

  /// The error of an action that the rules do not accept.
  func refusal(_ call: String) -> EnvironmentError {
    EnvironmentError(code: .illegalAction, place: "test.\(call)", detail: "Refused.")
  }
}
