// SPDX-License-Identifier: Apache-2.0

internal import AgonAssembly
internal import AgonConformance
internal import AgonCore
internal import AgonHost
internal import AgonReport
internal import ArgumentParser
internal import Foundation

/// `agon plugin check FILE`.
struct PluginCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a plugin against the contract that every plugin keeps.",
    discussion: "The plugin runs in processes of its own, so it may crash or hang. When every rule "
      + "of every environment is kept, a certificate is written beside the file. Exit codes: 0 all "
      + "is kept, 1 a rule is broken, 2 wrong usage.")

  @Argument(help: ArgumentHelp("The plugin (.so).", valueName: "file"))
  var named: String?

  @Option(name: .customLong("env"), help: "One environment of the plugin, by id; all otherwise.")
  var environment: String?

  @Option(
    help: ArgumentHelp(
      "Parameters of the environment, a JSON object; with --env. The defaults otherwise.",
      valueName: "json"))
  var parameters: String?

  @Option(name: .customLong("rule"), help: "A rule, by id; may be given several times.")
  var ruleIDs: [String] = []

  @Option(help: "What all draws follow from.")
  var seed: UInt64 = 1

  @Option(help: "Random episodes that a rule looks at.")
  var episodes = 20

  @Option(help: "Seconds of random and mutated bytes, after the rules.")
  var fuzz: Double?

  @Option(help: "One round of random bytes, as an earlier check named it.")
  var fuzzRound: Int?

  @Option(help: "Seconds that one rule may take before the plugin counts as hung.")
  var deadline = 20

  @Flag(help: "Prints one JSON object instead of tables.")
  var json = false

  @Flag(help: "Writes no certificate.")
  var noCertificate = false

  @Flag(help: "Lists the rules and checks nothing.")
  var listRules = false

  private var file: String { named ?? "" }

  func validate() throws {
    guard listRules || named != nil else {
      throw ValidationError("Name the plugin to check, a file that ends in .so.")
    }
    for id in ruleIDs where Contract.rule(id) == nil {
      throw ValidationError("--rule \(id): there is no such rule; --list-rules shows them.")
    }
    if let parameters {
      guard let json = try? JSON(parsing: parameters), json.members != nil else {
        throw ValidationError("--parameters: give a JSON object, such as '{\"width\": 5}'.")
      }
      guard environment != nil else {
        throw ValidationError("--parameters: name the environment that takes them with --env.")
      }
    }
    guard episodes >= 1, episodes <= 100_000 else {
      throw ValidationError("--episodes \(episodes): give a number from 1 to 100000.")
    }
    guard deadline >= 1, deadline <= 3_600 else {
      throw ValidationError("--deadline \(deadline): give seconds from 1 to 3600.")
    }
    guard fuzz.map({ $0 > 0 && $0 <= 86_400 }) ?? true else {
      throw ValidationError("--fuzz: give seconds above 0 and at most 86400.")
    }
    guard (fuzzRound ?? 0) >= 0 else {
      throw ValidationError("--fuzz-round: give a number from 0.")
    }
    guard seed < 1 << 53 else { throw ValidationError("--seed: give a number below 2^53.") }
  }

  func run() async throws {
    if listRules {
      Output.line("opens: The library can be opened and tells its facts.")
      for rule in Contract.rules { Output.line("\(rule.id): \(rule.sentence)") }
      Output.line("silence: Nothing is written to the standard streams.")
      return
    }
    let isRepeat = !ruleIDs.isEmpty
    let check = try PluginCheck(
      of: file, parameters: parameters.flatMap { try? JSON(parsing: $0) },
      by: PluginCheck.Servant(
        program: PluginSearch.runningExecutable(), arguments: ["plugin", "check-part"]),
      seed: Seed(seed), effort: Effort(episodes: episodes, seconds: isRepeat ? nil : 0.6),
      deadline: deadline)
    let passed: Bool
    do {
      passed = try await Interruption.cancelling {
        try await self.passed(check)
      } always: {
        check.cleanUp()
      }
    } catch is CancellationError {
      throw ExitCode(130)
    } catch let failure as PluginCheck.Failure {
      Output.error(failure.description)
      throw ExitCode(failure.isUsage ? 2 : 1)
    }
    if !passed { throw ExitCode(1) }
  }

  /// Checks, and prints what was found; true when all is kept.
  private func passed(_ check: PluginCheck) async throws -> Bool {
    let (facts, opening) = try await check.facts()
    guard let facts else {
      PluginCertificate.remove(beside: file)
      let verdict = EnvironmentVerdict(id: file, version: "", results: [opening])
      show([verdict], of: nil, certificate: nil)
      return false
    }
    let offers = facts.offers.filter { environment == nil || $0.id == environment }
    if offers.isEmpty {
      throw PluginCheck.Failure.unknown(environment ?? "", in: file, facts)
    }
    var verdicts: [EnvironmentVerdict] = []
    for offer in offers { verdicts.append(try await verdict(of: offer, by: check, opening)) }
    let certificate = certificate(for: verdicts, facts)
    show(verdicts, of: facts, certificate: certificate)
    let passed = verdicts.allSatisfy(\.passed)
    if passed {
      keep(certificate)
    } else if parameters == nil {
      PluginCertificate.remove(beside: file)
    }
    return passed
  }

  private func verdict(
    of offer: LibraryFacts.Offer, by check: PluginCheck, _ opening: RuleResult
  ) async throws -> EnvironmentVerdict {
    var verdict = EnvironmentVerdict(id: offer.id, version: offer.version, results: [opening])
    if fuzzRound == nil {
      let rules = ruleIDs.isEmpty ? Contract.rules : ruleIDs.compactMap(Contract.rule)
      verdict.results += try await check.results(of: rules, on: offer.id)
    }
    if fuzz != nil || fuzzRound != nil {
      verdict.fuzz = try await check.fuzz(offer.id, seconds: fuzz ?? 0, round: fuzzRound)
    }
    return verdict
  }

  /// The certificate of a whole check; nil when a part was left out or a rule is broken.
  private func certificate(for verdicts: [EnvironmentVerdict], _ facts: LibraryFacts)
    -> PluginCertificate?
  {
    guard ruleIDs.isEmpty, environment == nil, fuzzRound == nil, verdicts.allSatisfy(\.passed)
    else { return nil }
    return PluginCertificate(
      digest: facts.digest, agon: agonVersion, seed: Seed(seed),
      date: ISO8601DateFormatter().string(from: Date()), entries: verdicts.map(\.entry))
  }

  private func keep(_ certificate: PluginCertificate?) {
    guard !noCertificate, let certificate else { return }
    do {
      _ = try certificate.write(beside: file)
    } catch {
      let path = PluginCertificate.path(beside: file)
      Output.error("\(path): The certificate cannot be kept there; the check stands all the same.")
    }
  }

  private func show(
    _ verdicts: [EnvironmentVerdict], of facts: LibraryFacts?, certificate: PluginCertificate?
  ) {
    if json {
      var members: [String: JSON] = [
        "file": .string(file), "contract": .string(Contract.version),
        "seed": .integer(Int64(seed)), "passed": .bool(verdicts.allSatisfy(\.passed)),
        "environments": .array(verdicts.map(\.json)),
      ]
      members["library"] = facts?.json
      members["certificate"] = certificate?.json
      Output.line(JSON.object(members).description)
      return
    }
    for (number, verdict) in verdicts.enumerated() {
      if number > 0 { Output.line("") }
      var command = "agon plugin check \(file)"
      if facts != nil { command += " --env \(verdict.id)" }
      if let parameters { command += " --parameters '\(parameters)'" }
      command += " --seed \(seed)" + (episodes == 20 ? "" : " --episodes \(episodes)")
      Output.lines(ConformanceReport.lines(verdict, command: command))
    }
    Output.lines(certificate?.lines ?? [])
  }
}

extension PluginCheck.Failure {
  /// The plugin lacks an environment that was asked for.
  fileprivate static func unknown(_ id: String, in file: String, _ facts: LibraryFacts)
    -> PluginCheck.Failure
  {
    let known = facts.offers.map(\.id).joined(separator: ", ")
    return PluginCheck.Failure(
      description: "\(file): The plugin offers no environment \(id); there are: \(known).",
      isUsage: true)
  }
}

/// `agon plugin check-part`: the process in which a plugin under check lives; started by `check`.
struct PluginCheckPartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check-part", shouldDisplay: false)

  @Argument var request: String

  func run() throws {
    let status = CheckServant.run(request, version: agonVersion)
    if status != 0 { throw ExitCode(status) }
  }
}
