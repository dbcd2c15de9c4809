// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Synchronization
internal import Testing

/// Compiles the hostile game, each of its versions once in a run of the tests.
final class HostileWorkshop: Sendable {
  private let folder: String
  private let compiled = Mutex<Set<String>>([])

  init() {
    folder = HostileWorkshop.place
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: HostileWorkshop.place) }
  }

  private static let place = NSTemporaryDirectory() + "/agon-hostile-\(getpid())"

  /// The path of the game with a fault compiled in.
  func compile(_ fault: String) throws -> String {
    let path = folder + "/\(fault).so"
    try compiled.withLock { compiled in
      guard compiled.insert(fault).inserted else { return }
      let sources = try Repository.files(in: "Tests/HostilePlugins").filter { $0.hasSuffix(".c") }
      let result = try Command.run(
        ["cc", "-std=c17", "-O1", "-fvisibility=hidden", "-fPIC", "-shared"]
          + ["-I", Repository.root + "/Sources/CAgon/include", "-o", path, "-DHOSTILE=\(fault)"]
          + sources.map { Repository.root + "/" + $0 } + ["-lm"])
      try #require(result.succeeded, "\(result.output)")
    }
    return path
  }
}
