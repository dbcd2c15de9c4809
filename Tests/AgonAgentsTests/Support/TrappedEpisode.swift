// SPDX-License-Identifier: Apache-2.0

import AgonCore

/// An episode whose observation is a given text.
final class TrappedEpisode: SmallEpisode {
  private let inner: any Episode
  private let sight: String

  init(_ inner: any Episode, showing sight: String) {
    self.inner = inner
    self.sight = sight
  }

  var progress: Progress { inner.progress }

  func legalActions(of seat: Seat, into actions: inout [ActionID]) throws(EnvironmentError) {
    try inner.legalActions(of: seat, into: &actions)
  }

  func name(of action: ActionID, by seat: Seat) throws(EnvironmentError) -> String {
    try inner.name(of: action, by: seat)
  }

  func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    try inner.apply(action, by: seat)
  }

  func returns() throws(EnvironmentError) -> [Double] { try inner.returns() }

  func observe(_ seat: Seat, view: View, media: Media, into bytes: inout [UInt8]) {
    bytes = Array(sight.utf8)
  }

  func clone(_ mode: CloneMode) throws(EnvironmentError) -> any Episode {
    TrappedEpisode(try inner.clone(mode), showing: sight)
  }
}
