// SPDX-License-Identifier: Apache-2.0

/// The ability to map states and actions so that the rules stay the same.
///
/// Element 0 is the identity.
public protocol Symmetry {
  /// Number of elements.
  var count: Int { get }

  /// The name of an element, such as `rotate 90`.
  func name(of element: Int) throws(EnvironmentError) -> String

  /// The element that undoes an element.
  func inverse(of element: Int) throws(EnvironmentError) -> Int

  /// The mapped episode.
  func episode(mappedBy element: Int) throws(EnvironmentError) -> any Episode

  /// The mapped action, and the seat that takes it.
  func action(_ action: ActionID, by seat: Seat, mappedBy element: Int) throws(EnvironmentError)
    -> (seat: Seat, action: ActionID)
}
