// SPDX-License-Identifier: Apache-2.0

/// What one seat may see and ask of an episode: its own view, its legal actions, an honest look-
/// ahead.
///
/// Used on the episode's thread only.
public final class SeatWindow {
  /// The rules.
  public let environment: any Environment
  /// The seat that looks.
  public let seat: Seat
  /// Number of seats in the episode.
  public let seatCount: Int
  private let episode: any Episode

  /// Opens the view of one seat on an episode.
  public init(environment: any Environment, episode: any Episode, seat: Seat) {
    self.environment = environment
    self.episode = episode
    self.seat = seat
    seatCount = episode.progress.seatCount
  }

  /// Number of actions applied so far.
  public var actionCount: Int { episode.progress.actionCount }

  /// What the seat sees now.
  public func observation(_ media: Media = .text) throws(EnvironmentError) -> String {
    try episode.text(for: seat, view: .seat, media: media)
  }

  /// What the seat sees now, as bytes put in place of what `bytes` holds.
  public func observe(_ media: Media, into bytes: inout [UInt8]) throws(EnvironmentError) {
    try episode.observe(seat, view: .seat, media: media, into: &bytes)
  }

  /// The name of one of the seat's actions.
  public func name(of action: ActionID) throws(EnvironmentError) -> String {
    try episode.name(of: action, by: seat)
  }

  /// Reads an action's text by the environment's grammar.
  public func read(_ text: String) throws(EnvironmentError) -> ActionReading {
    try episode.read(text, by: seat)
  }

  /// A copy to think in: chance is fresh, and what the seat cannot see is drawn anew.
  public func imagined(seed: Seed) throws(EnvironmentError) -> any Episode {
    let mode: CloneMode =
      environment.descriptor.abilities.contains(.perfectInformation)
      ? .reseed(seed) : .resample(for: seat, seed)
    return try episode.clone(mode)
  }
}
