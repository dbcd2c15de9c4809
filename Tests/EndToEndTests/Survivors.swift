// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Processes that outlive the run that made them.
enum Survivors {
  /// The processes that name a library in their command line, or have it in memory.
  static func using(_ library: String) -> [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap(Int32.init).filter { pid in
      pid != getpid()
        && ["cmdline", "maps"].contains { file in
          guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/\(file)") else {
            return false
          }
          return String(decoding: bytes, as: UTF8.self).contains(library)
        }
    }
  }
}
