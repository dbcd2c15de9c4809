// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Synchronization
internal import Testing

/// The game of Tests/HostilePlugins as libraries; each of its versions is compiled once in a run of the tests.
enum HostileLibrary {
  private static let compiled = Mutex<Set<String>>([])
  private static let place = NSTemporaryDirectory() + "/agon-hostile-run-\(getpid())"

  /// The sources that a fault compiled in changes; the others are compiled once for all.
  private static let changing = ["entry", "hostile"]

  /// The path of the game.
  ///
  /// - Parameter compiledIn: the fault that is compiled in, a name of the README; `none` behaves as its
  ///   parameters say.
  static func path(_ compiledIn: String = "none") throws -> String {
    let path = place + "/\(compiledIn).so"
    try compiled.withLock { compiled in
      if compiled.isEmpty { try compileCommon() }
      guard compiled.insert(compiledIn).inserted else { return }
      try run(
        ["-shared", "-o", path, "-DHOSTILE=\(compiledIn)"] + changing.map(source)
          + [place + "/common.o", "-lm"])
    }
    return path
  }

  private static func source(_ name: String) -> String {
    Repository.root + "/Tests/HostilePlugins/\(name).c"
  }

  private static func compileCommon() throws {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(atPath: HostileLibrary.place) }
    let names = try Repository.names(in: "Tests/HostilePlugins").filter { $0.hasSuffix(".c") }
      .map { String($0.dropLast(2)) }.filter { !changing.contains($0) }
    for name in names { try run(["-c", "-o", place + "/\(name).part", source(name)]) }
    let joined = try Command.run(
      ["ld", "-r", "-o", place + "/common.o"] + names.map { place + "/\($0).part" })
    try #require(joined.succeeded, "\(joined.output)")
  }

  private static func run(_ arguments: [String]) throws {
    let built = try Command.run(
      [
        "cc", "-std=c17", "-O1", "-fvisibility=hidden", "-fPIC", "-I",
        Repository.root + "/Sources/CAgon/include",
      ] + arguments)
    try #require(built.succeeded, "\(built.output)")
  }
}
