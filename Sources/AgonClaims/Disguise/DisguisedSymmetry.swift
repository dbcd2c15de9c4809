// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// The symmetries of a state in disguise.
struct DisguisedSymmetry: Symmetry {
  let original: any Symmetry
  let disguise: Disguise

  var count: Int { original.count }

  func name(of element: Int) throws(EnvironmentError) -> String {
    disguise.swapped(try original.name(of: element))
  }

  func inverse(of element: Int) throws(EnvironmentError) -> Int {
    try original.inverse(of: element)
  }

  func episode(mappedBy element: Int) throws(EnvironmentError) -> any Episode {
    DisguisedEpisode(
      try disguise.passing { () throws(EnvironmentError) in
        try original.episode(mappedBy: element)
      }, by: disguise)
  }

  func action(_ action: ActionID, by seat: Seat, mappedBy element: Int) throws(EnvironmentError)
    -> (seat: Seat, action: ActionID)
  {
    try original.action(action, by: seat, mappedBy: element)
  }
}
