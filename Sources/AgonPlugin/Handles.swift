// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// Turns a box into a handle that the host owns.
func retained(_ box: AnyObject) -> OpaquePointer {
  OpaquePointer(Unmanaged.passRetained(box).toOpaque())
}

/// Gives up a handle.
func release(_ handle: OpaquePointer?) {
  guard let handle else { return }
  Unmanaged<AnyObject>.fromOpaque(UnsafeRawPointer(handle)).release()
}

/// The environment behind a handle.
func environment(_ handle: OpaquePointer?) throws(Fault) -> EnvironmentBox {
  guard let handle else { throw .nullArgument }
  return Unmanaged.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}

/// The episode behind a handle.
func episode(_ handle: OpaquePointer?) throws(Fault) -> EpisodeBox {
  guard let handle else { throw .nullArgument }
  return Unmanaged.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
}
