// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonProcess
internal import Foundation

/// A check of a plugin against the contract, in processes that may die of it.
package struct PluginCheck: Sendable {
  /// The check itself could not be made.
  package struct Failure: Error, CustomStringConvertible {
    /// What happened and what to do, as one sentence.
    package let description: String
    /// True when the file that was named is at fault.
    package let isUsage: Bool

    /// Makes a failure.
    package init(description: String, isUsage: Bool) {
      self.description = description
      self.isUsage = isUsage
    }
  }

  /// How a servant is started: a program and the arguments before the request.
  package struct Servant: Sendable {
    /// The path of the program.
    package var program: String
    /// The arguments before the request.
    package var arguments: [String]

    /// Names a servant.
    package init(program: String, arguments: [String]) {
      self.program = program
      self.arguments = arguments
    }
  }

  /// Rules in which a plugin may hang before the rest is left untried.
  static let mostHangs = 3

  private let file: String
  private let seed: Seed
  private let effort: Effort
  private let parameters: JSON?
  private let runner: ServantRunner
  private let scratch: String

  /// Makes a check of a library.
  ///
  /// - Parameter parameters: those of the environments; nil for the defaults.
  /// - Parameter deadline: seconds that one rule may take.
  package init(
    of file: String, parameters: JSON? = nil, by servant: Servant, seed: Seed, effort: Effort,
    deadline: Int
  ) throws {
    self.file = file
    self.seed = seed
    self.effort = effort
    self.parameters = parameters
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("agon-check-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    scratch = folder.path
    runner = ServantRunner(servant: servant, scratch: scratch, deadline: deadline)
  }

  /// Removes what the check wrote to the system's folder for temporary files.
  package func cleanUp() { try? FileManager.default.removeItem(atPath: scratch) }

  /// Opens the library in a process of its own.
  ///
  /// - Returns: its facts; or the failed rule `opens`, where the plugin and not the file is at fault.
  package func facts() async throws -> (LibraryFacts?, RuleResult) {
    let run = try await runner.run(request(.describe))
    for case .described(let facts) in run.reports {
      let detail = "\(facts.offers.count) environments"
      return (facts, PluginCheck.opens(.passed(detail)))
    }
    for case .refused(let isFile, let detail) in run.reports {
      if isFile { throw Failure(description: "\(file): \(detail)", isUsage: true) }
      return (nil, PluginCheck.opens(PluginCheck.failed("The library can be opened.", detail)))
    }
    let finding = PluginCheck.failed("The library can be opened.", run.obituary)
    return (nil, PluginCheck.opens(finding))
  }

  /// Tries rules on an environment; a rule in which the plugin ends its process has failed.
  ///
  /// - Returns: one result a rule, in their order, and what was written to the standard streams.
  package func results(of rules: [ConformanceRule], on id: String) async throws -> [RuleResult] {
    var tally = ServantTally()
    try await drive(.begin, rules.map(\.id), on: id, &tally)
    let pending = rules.map(\.id).filter(tally.recorded.contains)
    try await drive(.finish, pending, on: id, &tally)
    var results = rules.map { rule in
      tally.results[rule.id] ?? PluginCheck.unreported(rule)
    }
    results.append(tally.silence)
    return results
  }

  /// Feeds random bytes to an environment.
  ///
  /// - Parameter seconds: how long; each process that dies of it is followed by another one.
  /// - Parameter round: one round to run; nil for as many as there is time for.
  package func fuzz(_ id: String, seconds: Double, round: Int? = nil) async throws -> FuzzResult {
    let clock = ContinuousClock()
    let beginning = clock.now
    var result = FuzzResult()
    var first = round ?? 0
    let end = round.map { $0 + 1 } ?? Int(UInt32.max)
    while result.findings.count < FuzzResult.most {
      let left = seconds - beginning.duration(to: clock.now) / .seconds(1)
      if round == nil, left <= 0 { break }
      var request = request(.fuzz, on: id, rounds: first..<end)
      request.effort.seconds = round == nil ? left : nil
      let run = try await runner.run(request)
      for case .found(let number, let violation) in run.reports {
        result.add(FuzzResult.Finding(round: number, violation: violation))
      }
      if case .done(let rounds)? = run.reports.last {
        result.rounds += rounds
        break
      }
      let number = run.round ?? first
      result.rounds += number - first + 1
      result.add(
        FuzzResult.Finding(
          round: number,
          violation: Violation(
            expected: "Bytes that others wrote never end the process.",
            seen: "\(run.obituary) It had been given \(run.note.isEmpty ? "nothing" : run.note).",
            place: nil)))
      if round != nil || run.round == nil { break }
      first = number + 1
    }
    return result
  }

  private func request(
    _ work: ServantRequest.Work, on id: String = "", rules: [String] = [],
    rounds: Range<Int> = 0..<0
  ) -> ServantRequest {
    ServantRequest(
      work, file: file, environment: id, parameters: parameters, rules: rules, seed: seed,
      effort: effort,
      scratch: scratch, rounds: rounds, deadline: runner.deadline)
  }

  /// Runs rules in a process, and those after one that ended it in another.
  private func drive(
    _ work: ServantRequest.Work, _ rules: [String], on id: String, _ tally: inout ServantTally
  ) async throws {
    var pending = rules
    while !pending.isEmpty {
      let run = try await runner.run(request(work, on: id, rules: pending))
      tally.take(run)
      for case .refused(let isUsage, let detail) in run.reports {
        if isUsage { throw Failure(description: "--parameters: \(detail)", isUsage: true) }
        let finding = PluginCheck.failed("The environment can be made with its defaults.", detail)
        for rule in pending {
          tally.results[rule] = RuleResult(
            rule: rule, title: Contract.rule(rule)?.title ?? rule, finding: finding, seconds: 0)
        }
        return
      }
      if case .done? = run.reports.last { return }
      let fatal = run.begun ?? pending[0]
      let place = run.note.isEmpty ? "" : " It was at: \(run.note)."
      tally.results[fatal] = RuleResult(
        rule: fatal, title: Contract.rule(fatal)?.title ?? fatal,
        finding: PluginCheck.failed(
          "Nothing that a plugin does ends its process.", run.obituary + place),
        seconds: 0)
      tally.recorded.remove(fatal)
      let reached = pending.firstIndex(of: fatal) ?? 0
      pending.removeFirst(reached + 1)
      tally.hangs += run.isHung ? 1 : 0
      if tally.hangs >= PluginCheck.mostHangs { return giveUp(on: pending, &tally) }
    }
  }

  /// Leaves the rest untried, for each would cost the deadline.
  private func giveUp(on rules: [String], _ tally: inout ServantTally) {
    for rule in rules {
      tally.results[rule] = RuleResult(
        rule: rule, title: Contract.rule(rule)?.title ?? rule,
        finding: PluginCheck.failed(
          "The plugin answers every call.",
          "Not tried: the plugin hung in \(tally.hangs) rules before; mend those first."),
        seconds: 0)
      tally.recorded.remove(rule)
    }
  }

  /// The result of a rule of which no report came, although its process went on.
  private static func unreported(_ rule: ConformanceRule) -> RuleResult {
    RuleResult(
      rule: rule.id, title: rule.title,
      finding: failed(
        "A plugin leaves alone what its process has opened.",
        "The report of the process was spoiled: the plugin wrote to a descriptor that is not its own."
      ),
      seconds: 0)
  }

  private static func failed(_ expected: String, _ seen: String) -> RuleResult.Finding {
    .failed(Violation(expected: expected, seen: seen, place: nil))
  }

  private static func opens(_ finding: RuleResult.Finding) -> RuleResult {
    RuleResult(rule: "opens", title: "opening the library", finding: finding, seconds: 0)
  }
}
