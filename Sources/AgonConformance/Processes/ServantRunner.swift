// SPDX-License-Identifier: Apache-2.0

internal import AgonProcess
internal import Foundation

/// Starts servants and waits for their end, however they end.
struct ServantRunner {
  /// What is left of a servant.
  struct Run {
    /// What it reported, in order.
    let reports: [ServantReport]
    /// True when what came was not all of its own reports.
    let isSpoiled: Bool
    /// How it ended, as one sentence.
    let obituary: String
    /// What it wrote last to the shared note.
    let note: String
    /// True when it was ended because a call did not return.
    let isHung: Bool

    /// The rule that had begun and not been judged; nil when none had.
    var begun: String? {
      var open: String?
      for report in reports {
        switch report {
        case .begins(let rule): open = rule
        case .judged, .recorded: open = nil
        default: break
        }
      }
      return open
    }

    /// The round of fuzzing that the note names.
    var round: Int? {
      guard note.hasPrefix("round ") else { return nil }
      return Int(note.dropFirst(6).prefix { $0.isNumber })
    }
  }

  let servant: PluginCheck.Servant
  let scratch: String
  /// Seconds that one rule may take.
  let deadline: Int

  /// Bytes of reports that are kept.
  private static let mostBytes = 16 << 20

  /// Runs a servant to its end.
  func run(_ request: ServantRequest) async throws -> Run {
    let note = scratch + "/note"
    try? FileManager.default.removeItem(atPath: note)
    var variables = ProcessCommand.harmlessEnvironment()
    // Fills what malloc gives out, so that a second process shows what was never written.
    if request.work == .finish { variables["MALLOC_PERTURB_"] = "165" }
    let command = ProcessCommand(
      executable: servant.program, arguments: servant.arguments + [request.argument],
      environment: variables)
    let child: ChildProcess
    do {
      child = try ChildProcess(starting: command, capacity: ServantRunner.mostBytes)
    } catch {
      throw PluginCheck.Failure(description: "\(error)", isUsage: false)
    }
    let isLate = await isLate(child, for: request)
    let ending = await child.stop(grace: .milliseconds(100))
    try Task.checkCancellation()
    let lines = child.outputText.split(separator: "\n")
    let reports = lines.compactMap(ServantReport.init(line:))
    return Run(
      reports: reports, isSpoiled: reports.count < lines.count,
      obituary: (isLate ? hung : words(for: ending)) + lastWords,
      note: SharedNote.text(at: note), isHung: isLate || ending == .signalled(SIGALRM))
  }

  /// Waits for the end; true when it did not come although nothing was reported for longer than a rule may
  /// take.
  ///
  /// A servant ends itself when a rule takes too long; this is for one whose plugin has kept it from that.
  private func isLate(_ child: ChildProcess, for request: ServantRequest) async -> Bool {
    let patience = deadline + 3 + (request.work == .fuzz ? Int(request.effort.seconds ?? 0) : 0)
    var quiet = 0
    var reported = 0
    while quiet < patience {
      if await child.ending(within: .seconds(1)) != nil { return false }
      let count = child.outputText.utf8.count
      quiet = count == reported ? quiet + 1 : 0
      reported = count
    }
    return true
  }

  /// What the plugin wrote last to a standard stream, as a sentence; empty when it wrote nothing.
  private var lastWords: String {
    let bytes = FileManager.default.contents(atPath: scratch + "/output")?.suffix(2_000)
    let text = String(decoding: bytes ?? Data(), as: UTF8.self)
    guard let line = text.split(whereSeparator: \.isNewline).last else { return "" }
    return " It wrote last: \"\(line.prefix(160))\"."
  }

  private var hung: String { "A call did not return within \(deadline) s." }

  private func words(for ending: ProcessEnding) -> String {
    switch ending {
    case .signalled(SIGALRM): hung
    case .signalled(SIGXFSZ):
      "The plugin wrote more than any plugin may, and its process was ended."
    case .signalled(let number):
      "The plugin crashed: its process was ended by signal \(number) (\(name(of: number)))."
    case .exited(let status): "The plugin ended its process with status \(status)."
    }
  }

  private func name(of signal: Int32) -> String {
    strsignal(signal).map { String(cString: $0) } ?? "unknown"
  }
}
