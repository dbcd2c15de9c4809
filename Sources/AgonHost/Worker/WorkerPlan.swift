// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// How to start workers for one plugin.
struct WorkerPlan: Sendable {
  /// The path of agon-worker.
  let executable: String
  /// The absolute path of the plugin.
  let plugin: String
  /// The file as it was when it was looked at.
  let file: FileIdentity
  /// What the plugin may use up.
  let limits: WorkerLimits
  /// What the host calls itself.
  let hostVersion: String
  /// Starts the processes and reads what they write.
  let warden: WorkerWarden

  /// The arguments of agon-worker, its own path first.
  var arguments: [String] { [executable, plugin, "\(limits.memory)", "\(limits.without)"] }

  /// The file name of the plugin, without folders.
  var fileName: String { plugin.split(separator: "/").last.map(String.init) ?? plugin }

  /// Throws unless the file is still the one that was looked at.
  func requireSameFile() throws(PluginError) {
    guard FileIdentity(of: plugin) == file else {
      throw PluginError(
        code: .changed, path: plugin,
        detail: "The file has changed since it was opened; start again to use the new one.")
    }
  }

  /// A path counted from the folder of this process, as an absolute one.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
