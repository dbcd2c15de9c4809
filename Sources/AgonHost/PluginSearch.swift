// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// The folders in which plugins are looked for, in order.
public struct PluginSearch: Hashable, Sendable {
  /// The folders, first one first.
  public let folders: [String]

  /// Looks in these folders.
  public init(folders: [String]) { self.folders = folders }

  /// The usual order: the folders a user names, AGON_PLUGIN_PATH (parted by colons), the executable's
  /// folder, and `../lib/agon` beside it.
  ///
  /// - Parameter path: the value of AGON_PLUGIN_PATH, if set.
  /// - Parameter executable: the path of the running program.
  public static func standard(named: [String], path: String?, executable: String) -> PluginSearch {
    let listed = (path ?? "").split(separator: ":").map(String.init)
    let home = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return PluginSearch(folders: named + listed + [home, home + "/../lib/agon"])
  }

  /// The path of the running program.
  public static func runningExecutable() -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return "./agon" }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The shared libraries in the folders: by folder, then by name, each file once.
  ///
  /// A folder that is not there has none.
  func libraries() -> [String] {
    var seen: Set<String> = []
    var found: [String] = []
    for folder in folders {
      for name in PluginSearch.names(in: folder).sorted() where name.hasSuffix(".so") {
        let path = folder + "/" + name
        guard let real = realpath(path, nil) else { continue }
        defer { free(real) }
        if seen.insert(String(cString: real)).inserted { found.append(path) }
      }
    }
    return found
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        names.append(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names
  }
}
