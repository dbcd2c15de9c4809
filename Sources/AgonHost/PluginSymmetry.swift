// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The symmetry extension of an episode.
struct PluginSymmetry: Symmetry {
  let table: UnsafePointer<agon_symmetry_table_t>
  let episode: PluginEpisode

  var count: Int { Int(table.pointee.count(episode.environment.handle)) }

  func name(of element: Int) throws(EnvironmentError) -> String {
    var name = ShortText()
    let status = name.fill {
      table.pointee.name(episode.environment.handle, UInt32(clamping: element), $0)
    }
    guard status >= AGON_OK else {
      throw environmentError(status, episode.place("symmetry.name"))
    }
    return name.text
  }

  func inverse(of element: Int) throws(EnvironmentError) -> Int {
    var inverse: UInt32 = 0
    let status = table.pointee.inverse(
      episode.environment.handle, UInt32(clamping: element), &inverse)
    guard status >= AGON_OK else {
      throw environmentError(status, episode.place("symmetry.inverse"))
    }
    return Int(inverse)
  }

  func episode(mappedBy element: Int) throws(EnvironmentError) -> any Episode {
    var copy: OpaquePointer?
    try check(episode.place("symmetry.map_episode")) { error in
      table.pointee.map_episode(episode.handle, UInt32(clamping: element), &copy, error)
    }
    return try PluginEpisode(
      of: episode.environment, made: copy, by: "symmetry.map_episode")
  }

  func action(_ action: ActionID, by seat: Seat, mappedBy element: Int)
    throws(EnvironmentError) -> (seat: Seat, action: ActionID)
  {
    var mappedSeat: UInt32 = 0
    var mappedAction: ActionID = 0
    let status = table.pointee.map_action(
      episode.handle, UInt32(clamping: element), UInt32(truncatingIfNeeded: seat.index), action,
      &mappedSeat, &mappedAction)
    guard status >= AGON_OK else {
      throw environmentError(status, episode.place("symmetry.map_action"))
    }
    return (Seat(Int(mappedSeat)), mappedAction)
  }
}
