// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Foundation
internal import Synchronization
internal import Testing

/// How long workers live, and whom they serve.
struct WorkerLifeTests {
  @Test func `a worker serves episodes one after another, up to its bound`() throws {
    let hostile = try Hostile()
    let limits = WorkerLimits(episodes: 3)
    let environment = try hostile.environment(nil, limits)
    var seen: Set<Int32> = []
    for number in 0..<12 {
      _ = try environment.begin(seats: 2, seed: Seed(UInt64(number)), opening: nil)
      seen.formUnion(hostile.processes)
    }
    #expect(seen.count >= 4)
    #expect(seen.count < 12)
  }

  @Test func `episodes at one time have workers of their own, and copies share one`() throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(nil)
    let episodes = try (0..<5).map {
      try environment.begin(seats: 2, seed: Seed(UInt64($0)), opening: nil)
    }
    let copies = try episodes.map { try $0.clone(.exact) }
    #expect((5...7).contains(hostile.processes.count))
    #expect(copies.allSatisfy { $0.isOn })
  }

  @Test func `episodes on many threads do not disturb each other`() throws {
    let hostile = try Hostile()
    let environment = try hostile.environment(["fault": "abort", "one_in": 3], WorkerLimits())
    let tales = Mutex<[UInt64: String]>([:])
    DispatchQueue.concurrentPerform(iterations: 60) { number in
      let seed = UInt64(number)
      let tale = (try? Hostile.play(environment, seed: seed)) ?? "void"
      tales.withLock { $0[seed] = tale }
    }
    let calm = try hostile.environment(nil, WorkerLimits())
    for (seed, tale) in tales.withLock({ $0 }) {
      let expected = seed % 3 == 0 ? "void" : try Hostile.play(calm, seed: seed)
      #expect(tale == expected, "seed \(seed)")
    }
  }

  @Test func `no worker outlives what uses it`() throws {
    let hostile = try Hostile()
    do {
      let environment = try hostile.environment(nil)
      let copy = try environment.begin(seats: 2, seed: Seed(1), opening: nil).clone(.exact)
      #expect(try copy.legalActions(of: Seat(0)).count == 2)
      #expect(!hostile.processes.isEmpty)
    }
    #expect(hostile.processes == [])
  }

  @Test func `a plugin that was replaced is not mixed with the old one`() throws {
    let hostile = try Hostile()
    let library = try hostile.catalogue().open(hostile.path)
    let other = try Hostile("plugin_large")
    try FileManager.default.removeItem(atPath: hostile.path)
    try FileManager.default.copyItem(atPath: other.path, toPath: hostile.path)
    let error = #expect(throws: EnvironmentError.self) {
      try library.makeEnvironment("hostile", parameters: nil)
    }
    #expect(error?.detail.contains("has changed since it was opened") == true)
  }

  @Test(arguments: ["none", "load_loop"])
  func `a worker dies with its host, also when its plugin hangs`(_ compiledIn: String) throws {
    let hostile = try Hostile(compiledIn)
    let home = PluginSearch.runningExecutable().split(separator: "/").dropLast()
      .map { "/" + $0 }.joined()
    let program = hostile.folder.path + "/host"
    let sources = try Repository.files(in: "Sources/CAgonHost").filter { $0.hasSuffix(".c") }
    let built = try Command.run(
      [
        "cc", "-std=c17", "-I", Repository.root + "/Sources/CAgonHost/include",
        "-I", Repository.root + "/Sources/CAgon/include", "-o", program,
        Repository.root + "/Tests/AgonHostTests/Fixtures/host.c",
      ] + sources.map { Repository.root + "/" + $0 } + ["-lm", "-ldl"])
    try #require(built.succeeded, "\(built.output)")
    let result = try Command.run([
      "sh", "-c",
      """
      mkfifo pipe && { "$0" "$1" "$2" > pipe & } && read worker < pipe && kill -9 $! && wait $!
      for try in $(seq 1000); do
        grep -qs "^State:.[^Z]" /proc/$worker/status || exit 0
        sleep 0.01
      done
      kill -9 $worker; exit 1
      """.replacingOccurrences(of: "pipe", with: hostile.folder.path + "/pipe"),
      program, home + "/agon-worker", hostile.path,
    ])
    #expect(result.succeeded, "\(result.output)")
  }
}
