// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The places where a plugin's code can run, each opened when it is first asked for.
final class PluginSeats: Sendable {
  private struct State {
    var inProcess: InProcessLibrary?
    var worker: WorkerLibrary?
  }

  private let path: String
  private let room: PluginRoom
  private let state = Mutex(State())

  init(path: String, room: PluginRoom) {
    self.path = path
    self.room = room
  }

  /// The plugin in this process.
  func inProcess() throws(PluginError) -> InProcessLibrary {
    try state.withLock { state throws(PluginError) in
      if let library = state.inProcess { return library }
      let library = try InProcessLibrary(path: path, services: room.services)
      state.inProcess = library
      return library
    }
  }

  /// The plugin in workers.
  func worker() throws(PluginError) -> WorkerLibrary {
    try state.withLock { state throws(PluginError) in
      if let library = state.worker { return library }
      let library = try WorkerLibrary(
        try room.plan(for: path), path: path, services: room.services)
      state.worker = library
      return library
    }
  }
}
