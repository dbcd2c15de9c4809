// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Glibc

/// What a series of faults leaves in the process that they are kept away from.
enum FaultBench {
  /// Counts of a series.
  struct Findings {
    /// Episodes that a fault ended.
    var faults = 0
    /// Episodes without a fault that ended as they should.
    var finished = 0
    /// Descriptors that are open after the series and were not before.
    var descriptors = 0
    /// Child processes that are left, dead or alive.
    var processes = 0
    /// Resident memory after all faults, per byte after the first tenth of them.
    var growth = 0.0
  }

  /// Deeds and wrong answers of Tests/HostilePlugins, hangs among them; each faults its episode.
  private static let kinds = [
    "segfault", "abort", "exit", "quick_exit", "kill_self", "divide", "trap", "heap", "loop",
    "block", "gulp", "internal", "close", "null_episode", "wild_episode", "phase",
    "seat_count_zero", "seat_count_negative", "seat_to_act", "count_negative", "count_huge",
    "overrun", "status_unknown", "nan", "infinite", "null_copy", "wild_copy", "wild_bytes",
    "big_observation", "bad_outcome",
  ]

  /// Plays one episode with each kind of fault in turn, and now and then one without.
  static func run(_ path: String, faults: Int) throws -> Findings {
    // What is made once in a process is made before anything is counted.
    var findings = Findings()
    try series(path, faults: 2 * kinds.count, &findings)
    findings = Findings()
    let before = descriptorCount
    try series(path, faults: faults, &findings)
    findings.descriptors = descriptorCount - before
    while waitpid(-1, nil, WNOHANG) >= 0 { findings.processes += 1 }
    return findings
  }

  private static func series(_ path: String, faults: Int, _ findings: inout Findings) throws {
    let plugin = try Seating(
      path, limits: WorkerLimits(deadline: .milliseconds(40), memory: 512 << 20))
    let calm = try plugin.environment("worker")
    let environments = try kinds.map {
      try plugin.environment("worker", parameters: ["fault": .string($0)])
    }
    var first = 0
    for number in 0..<faults {
      if fault(of: environments[number % kinds.count], number) { findings.faults += 1 }
      if number % 10 == 9, !fault(of: calm, number) { findings.finished += 1 }
      if number + 1 == max(1, faults / 10) { first = residentPages }
    }
    findings.growth = Double(residentPages) / Double(max(1, first))
  }

  /// Whether an episode, played and looked at in all ways, ends in a fault.
  private static func fault(of environment: any Environment, _ number: Int) -> Bool {
    do throws(EnvironmentError) {
      let episode = try environment.begin(seats: 2, seed: Seed(UInt64(number)), opening: nil)
      while let seat = episode.seatToAct {
        let legal = try episode.legalActions(of: seat)
        _ = try episode.text(for: seat)
        try episode.apply(legal[number % legal.count], by: seat)
        _ = try episode.returns()
        _ = try episode.clone(.exact).legalActions(of: seat)
      }
      _ = try episode.outcome()
      return false
    } catch {
      return error.fault != nil
    }
  }

  private static var residentPages: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return Int(text.split(separator: " ")[1]) ?? 0
  }

  /// The descriptors that stay open.
  ///
  /// Looks several times, for a thread that closes the last ones may still be at it.
  private static var descriptorCount: Int {
    let counts = (0..<20).map { _ in
      usleep(10_000)
      return (0..<Int32(4_096)).count { fcntl($0, F_GETFD) >= 0 }
    }
    return counts.min() ?? 0
  }
}
