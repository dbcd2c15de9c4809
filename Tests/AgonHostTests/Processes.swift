// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What the system says of other processes.
enum Processes {
  /// Ids of the running processes whose command line mentions a text, but not this one.
  static func naming(_ text: String) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { pid in
      pid != getpid() && pid > 0
        && (FileManager.default.contents(atPath: "/proc/\(pid)/cmdline")
          .map { String(decoding: $0, as: UTF8.self).contains(text) } ?? false)
    }
  }

  /// Whether the processes whose command line mentions a text are gone, or go while this waits: up to 10
  /// seconds, for processes that are not this one's children.
  static func areGone(naming text: String) -> Bool {
    for _ in 0..<1000 {
      if naming(text).isEmpty { return true }
      poll(nil, 0, 10)
    }
    return false
  }

  /// Number of threads of a process; 0 when it is gone.
  static func threadCount(of pid: Int32) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task").count) ?? 0
  }

  /// Number of descriptors that this process holds.
  static var descriptorCount: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
  }
}
