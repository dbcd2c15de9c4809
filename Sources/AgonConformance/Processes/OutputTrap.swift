// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// Catches what code in this process writes to standard output and standard error.
final class OutputTrap {
  /// Where the process itself goes on writing: its old standard output.
  let channel: Int32
  private let file: Int32

  /// Turns both streams into a file; nil when the system refuses.
  init?(path: String) {
    channel = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 64)
    file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard channel >= 0, file >= 0, dup2(file, STDOUT_FILENO) >= 0, dup2(file, STDERR_FILENO) >= 0
    else { return nil }
  }

  /// What has been written since the last time, its first 4 KiB; the streams begin anew.
  func take() -> String {
    fflush(nil)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = pread(file, &bytes, bytes.count, 0)
    ftruncate(file, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Writes a line to the old standard output.
  func send(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(channel, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { _exit(3) }
      bytes = bytes.dropFirst(max(0, count))
    }
  }
}
