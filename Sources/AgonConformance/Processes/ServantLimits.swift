// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc

/// What a process that opens a foreign plugin may use.
enum ServantLimits {
  /// Bytes of address space, unless it is larger already, as under a sanitizer.
  private static let memory = 4 << 30
  /// Bytes of the largest file that may be written, standard streams included.
  private static let fileSize = 256 << 20

  /// Bounds this process, and ends it when its parent goes.
  static func impose() {
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_FSIZE, to: fileSize)
    let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = statm.split(separator: " ").first.flatMap { Int($0) } ?? 0
    let space = pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    if space < memory / 2 { limit(RLIMIT_AS, to: memory) }
    let lifeline = Thread {
      var byte: UInt8 = 0
      while true {
        let count = read(STDIN_FILENO, &byte, 1)
        if count == 0 { kill(getpid(), SIGKILL) }
        if count < 0 && errno != EINTR { return }
      }
    }
    lifeline.stackSize = 128 * 1024
    lifeline.start()
  }

  private static func limit(_ resource: __rlimit_resource, to value: Int) {
    var limits = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 else { return }
    limits.rlim_cur = min(rlim_t(value), limits.rlim_max)
    limits.rlim_max = limits.rlim_cur
    setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
  }
}
