// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Foundation
internal import Glibc

/// The process that opens a plugin under check: it does one request and reports line by line, so that its
/// parent survives whatever the plugin does.
package final class CheckServant {
  private let request: ServantRequest
  private let trap: OutputTrap
  private let note: SharedNote?

  /// Does the request that a command line carries; the exit code, 0 when all was done.
  ///
  /// - Parameter version: version of Agon, which plugins can read.
  package static func run(_ argument: String, version: String) -> Int32 {
    guard let request = ServantRequest(argument: argument),
      let trap = OutputTrap(path: request.scratch + "/output")
    else { return 2 }
    ServantLimits.impose()
    let servant = CheckServant(request, trap)
    servant.work(version: version)
    return 0
  }

  private init(_ request: ServantRequest, _ trap: OutputTrap) {
    self.request = request
    self.trap = trap
    note = SharedNote(path: request.scratch + "/note")
  }

  private func work(version: String) {
    alarm(UInt32(request.deadline))
    let library: PluginLibrary
    do throws(PluginError) {
      let catalogue = PluginCatalogue(
        search: PluginSearch(folders: []), version: version, log: { _, _ in })
      library = try catalogue.open(request.file)
    } catch {
      let isFile = [.noSuchFile, .unreadable, .notALibrary, .truncated, .noWorker]
        .contains(error.code)
      trap.send(ServantReport.refused(isFile: isFile, error.detail).line)
      return
    }
    tellOutput(of: "opens")
    var rounds = 0
    switch request.work {
    case .describe: describe(library)
    case .begin, .finish: judge(library)
    case .fuzz: rounds = fuzz(library)
    }
    alarm(0)
    trap.send(ServantReport.done(rounds: rounds).line)
  }

  private func describe(_ library: PluginLibrary) {
    let facts = LibraryFacts(
      name: library.name, version: library.version, digest: library.digest.description,
      offers: library.descriptors.map { LibraryFacts.Offer(id: $0.id, version: $0.version) })
    trap.send(ServantReport.described(facts).line)
  }

  private func judge(_ library: PluginLibrary) {
    let id = request.environment
    let check = EnvironmentCheck(
      file: request.file, parameters: request.parameters, seed: request.seed,
      effort: request.effort, note: note
    ) { parameters throws(EnvironmentError) in
      // This process is the wall: it dies of the plugin and its parent reports it.
      try library.makeEnvironment(id, parameters: parameters, isolation: .inProcess)
    }
    do throws(EnvironmentError) {
      _ = try library.makeEnvironment(id, parameters: request.parameters, isolation: .inProcess)
    } catch {
      let isUsage = request.parameters != nil && error.code == .invalidData
      return trap.send(ServantReport.refused(isFile: isUsage, error.description).line)
    }
    for rule in request.rules.compactMap(Contract.rule) {
      trap.send(ServantReport.begins(rule.id).line)
      note?.write("")
      alarm(UInt32(request.deadline))
      let record = request.scratch + "/\(rule.id).json"
      if request.work == .finish {
        let text = (try? String(contentsOfFile: record, encoding: .utf8)) ?? ""
        let json = (try? JSON(parsing: text)) ?? .null
        trap.send(ServantReport.judged(check.finish(rule, record: json)).line)
      } else {
        switch check.begin(rule) {
        case .judged(let result): trap.send(ServantReport.judged(result).line)
        case .recorded(let json):
          try? json.description.write(toFile: record, atomically: false, encoding: .utf8)
          trap.send(ServantReport.recorded(rule.id).line)
        }
      }
      tellOutput(of: rule.id)
    }
  }

  /// Runs rounds of fuzzing until they or the time are used up; how many were run.
  private func fuzz(_ library: PluginLibrary) -> Int {
    trap.send(ServantReport.begins("fuzz").line)
    let clock = ContinuousClock()
    let beginning = clock.now
    var rounds = 0
    do {
      let fuzzer = try PluginFuzzer(
        file: request.file, environment: request.environment, parameters: request.parameters,
        seed: request.seed, note: note)
      for round in request.rounds {
        if let most = request.effort.seconds, beginning.duration(to: clock.now) > .seconds(most) {
          break
        }
        alarm(UInt32(request.deadline))
        if let violation = fuzzer.run(round: round) {
          trap.send(ServantReport.found(round: round, violation).line)
        }
        rounds += 1
      }
    } catch {
      let violation = Violation(
        expected: "The environment can be made with its parameters.", seen: "\(error)", place: nil)
      trap.send(ServantReport.found(round: 0, violation).line)
    }
    tellOutput(of: "fuzz")
    return rounds
  }

  /// Reports what was written to the standard streams, if anything.
  private func tellOutput(of rule: String) {
    let text = trap.take()
    if !text.isEmpty { trap.send(ServantReport.wrote(during: rule, text: text).line) }
  }
}
