// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// What the plugins of one catalogue share: the host's services, and the way to workers.
struct PluginRoom: Sendable {
  /// What plugins are handed.
  let services: HostServices
  /// The path of agon-worker; nil where there is none.
  let worker: String?
  /// What a plugin may use up in a worker.
  let limits: WorkerLimits
  private let warden: WorkerWarden

  init(services: HostServices, worker: String?, limits: WorkerLimits) {
    self.services = services
    self.worker = worker
    self.limits = limits
    warden = WorkerWarden(log: services.log)
  }

  /// How to start workers for a plugin.
  func plan(for path: String) throws(PluginError) -> WorkerPlan {
    guard let worker else {
      throw PluginError(
        code: .noWorker, path: path,
        detail: (ships(path) ? "It is to run in a worker" : "It does not ship with Agon")
          + " and needs the program agon-worker, which is neither beside this program nor in "
          + "../libexec/agon; build or install it.")
    }
    let absolute = WorkerPlan.absolute(path)
    guard let file = FileIdentity(of: absolute) else {
      throw PluginError(
        code: .noSuchFile, path: path, detail: "There is no such file; check the path.")
    }
    return WorkerPlan(
      executable: worker, plugin: absolute, file: file, limits: limits,
      hostVersion: services.version, warden: warden)
  }

  /// Whether a file ships with Agon: it lies where the running program or its library folder does.
  func ships(_ path: String) -> Bool {
    let home = PluginRoom.folder(of: PluginSearch.runningExecutable())
    let folder = PluginRoom.real(path).map(PluginRoom.folder)
    return [home, home + "/../lib/agon"].compactMap(PluginRoom.real).contains { $0 == folder }
  }

  /// Where agon-worker is: beside the running program or in `../libexec/agon`; nil where it is not.
  static func findWorker() -> String? {
    let home = folder(of: PluginSearch.runningExecutable())
    return ["\(home)/agon-worker", "\(home)/../libexec/agon/agon-worker"].first {
      access($0, X_OK) == 0
    }
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
