// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

/// Starts a command with three pipes as its standard streams, as the leader of a process group of
/// its own, with default signal handling.
enum Spawn {
  /// Held from making pipes to the start, so that no other child is started while they are still
  /// open to inheritance: it would keep the lifeline of this one open.
  private static let onlyOne = Mutex(())

  /// The new process and our ends of its pipes.
  struct Started {
    let pid: Int32
    let input: Int32
    let output: Int32
    let error: Int32
  }

  /// Starts the command.
  static func start(_ command: ProcessCommand) throws(ProcessError) -> Started {
    let (pipes, pid, status) = onlyOne.withLock { _ in
      let pipes = [ClosedOnExecPipe(), ClosedOnExecPipe(), ClosedOnExecPipe()].compactMap(\.self)
      var pid: Int32 = 0
      let status = pipes.count == 3 ? spawn(command, pipes, &pid) : EMFILE
      return (pipes, pid, status)
    }
    guard status == 0 else {
      for pipe in pipes { pipe.closeBoth() }
      throw ProcessError(
        code: .notStarted, executable: command.executable,
        detail: "It cannot be started: \(String(cString: strerror(status))). Check the path.")
    }
    close(pipes[0].reading)
    close(pipes[1].writing)
    close(pipes[2].writing)
    return Started(
      pid: pid, input: pipes[0].writing, output: pipes[1].reading, error: pipes[2].reading)
  }

  private static func spawn(
    _ command: ProcessCommand, _ pipes: [ClosedOnExecPipe], _ pid: inout Int32
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[0].reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[1].writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, pipes[2].writing, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var allSignals = sigset_t()
    var noSignals = sigset_t()
    sigfillset(&allSignals)
    sigemptyset(&noSignals)
    posix_spawnattr_setsigdefault(&attributes, &allSignals)
    posix_spawnattr_setsigmask(&attributes, &noSignals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let variables = command.environment.map { "\($0)=\($1)" }
    return withCStrings([command.executable] + command.arguments) { arguments in
      withCStrings(variables) { environment in
        posix_spawn(&pid, command.executable, &actions, &attributes, arguments, environment)
      }
    }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
