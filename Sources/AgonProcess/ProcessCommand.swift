// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What to start as a child process, and with what; it starts in the folder of its parent.
package struct ProcessCommand: Hashable, Sendable {
  /// The path of the executable; it is not looked up in PATH.
  package var executable: String
  /// The arguments, without the executable's own name.
  package var arguments: [String]
  /// All that the child sees of the environment.
  package var environment: [String: String]

  /// Makes a command, whose environment is passed as it is: see ``harmlessEnvironment(of:)``.
  package init(
    executable: String, arguments: [String] = [], environment: [String: String]
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
  }

  /// The variables that a program needs to run, and none that may hold a secret such as a key.
  ///
  /// Kept are PATH, HOME, TMPDIR, LANG, TZ, LD_LIBRARY_PATH and all that begins with LC_.
  package static func harmlessEnvironment(
    of environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [String: String] {
    let kept: Set = ["PATH", "HOME", "TMPDIR", "LANG", "TZ", "LD_LIBRARY_PATH"]
    return environment.filter { name, _ in kept.contains(name) || name.hasPrefix("LC_") }
  }
}
