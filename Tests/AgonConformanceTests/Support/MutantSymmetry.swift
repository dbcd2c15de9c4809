// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A symmetry with one thing broken.
struct MutantSymmetry: Symmetry {
  let base: any Symmetry
  var inverses: (Int, Int) -> Int = { $1 }
  var elements: (Int) -> Int = { $0 }
  var actions: (Int, ActionID) -> ActionID = { $1 }
  var names: (Int, String) -> String = { $1 }

  var count: Int { base.count }
  func name(of element: Int) throws(EnvironmentError) -> String {
    names(element, try base.name(of: element))
  }
  func inverse(of element: Int) throws(EnvironmentError) -> Int {
    inverses(element, try base.inverse(of: element))
  }
  func episode(mappedBy element: Int) throws(EnvironmentError) -> any Episode {
    try base.episode(mappedBy: elements(element))
  }
  func action(_ action: ActionID, by seat: Seat, mappedBy element: Int) throws(EnvironmentError)
    -> (seat: Seat, action: ActionID)
  {
    let image = try base.action(action, by: seat, mappedBy: element)
    return (image.seat, actions(element, image.action))
  }
}
