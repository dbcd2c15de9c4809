// SPDX-License-Identifier: Apache-2.0

internal import CAgonHost

/// The walls that stand between a plugin in a worker and everything else.
///
/// Which of them the system permits, the worker finds out; what is missing is a lesser wall, and is said.
public struct WorkerWalls: OptionSet, Hashable, Sendable, CustomStringConvertible {
  /// The bits of CAgonHost's wire.h.
  public let rawValue: UInt32
  /// Makes a set from the bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No descriptor and no environment variable of the host.
  public static let descriptors = WorkerWalls(rawValue: AGON_WALL_DESCRIPTORS)
  /// Bounds of memory, processor time, sizes of files and number of descriptors.
  public static let limits = WorkerWalls(rawValue: AGON_WALL_LIMITS)
  /// No way to more rights.
  public static let privileges = WorkerWalls(rawValue: AGON_WALL_PRIVILEGES)
  /// A user who owns nothing.
  public static let user = WorkerWalls(rawValue: AGON_WALL_USER)
  /// Libraries can be read, other files not (Landlock).
  public static let files = WorkerWalls(rawValue: AGON_WALL_FILES)
  /// A network of its own that leads nowhere.
  public static let network = WorkerWalls(rawValue: AGON_WALL_NETWORK)
  /// A list of permitted system calls (seccomp): no process, no socket, no writing.
  public static let calls = WorkerWalls(rawValue: AGON_WALL_CALLS)
  /// It dies with the host.
  public static let death = WorkerWalls(rawValue: AGON_WALL_DEATH)
  /// All of them.
  public static let all: WorkerWalls = [
    .descriptors, .limits, .privileges, .user, .files, .network, .calls, .death,
  ]

  private static let names: [(WorkerWalls, String)] = [
    (.descriptors, "nothing inherited"), (.privileges, "no new rights"),
    (.user, "a user without rights"), (.files, "no file but libraries (Landlock)"),
    (.calls, "no process, socket or writing (seccomp)"), (.network, "a network of its own"),
    (.limits, "limits of memory and time"), (.death, "dies with the host"),
  ]

  /// The walls that stand and those that do not, as one sentence.
  public var description: String {
    let standing = WorkerWalls.names.filter { contains($0.0) }.map(\.1)
    let missing = WorkerWalls.names.filter { !contains($0.0) }.map(\.1)
    let without =
      missing.isEmpty ? "" : "; this system does not permit: " + missing.joined(separator: ", ")
    return "a process of its own: " + standing.joined(separator: ", ") + without
  }
}
