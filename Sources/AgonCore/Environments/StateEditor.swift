// SPDX-License-Identifier: Apache-2.0

/// The ability to make states that differ in one fact, and to pass.
///
/// Confined to its episode's thread.
public protocol StateEditor {
  /// The elementary facts of the state, in wire form.
  func facts() throws(EnvironmentError) -> [JSON]

  /// A copy in which a fact (wire form) holds, with the other facts that had to change.
  func edit(_ fact: JSON) throws(EnvironmentError) -> (episode: any Episode, changes: [JSON])

  /// Throws when the state could not arise in play.
  func validate() throws(EnvironmentError)

  /// A copy in which it is the seat's turn and nothing else differs.
  func pass(to seat: Seat) throws(EnvironmentError) -> any Episode
}
