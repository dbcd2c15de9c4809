// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonProcess

/// A conversation with a chess engine in the Universal Chess Interface.
struct UCIEngine {
  /// What an engine answered.
  struct Answer {
    /// The move of its `bestmove`; nil for `(none)`, `0000` or nothing.
    var move: String?
    /// What it told of its search.
    var report = UCISearchReport()
  }

  let process: LineProcess
  let clock: any Clock<Duration>

  /// Greets an engine that has just been started, and sets its options.
  ///
  /// - Throws: `LineFault` of an engine that does not greet back, `UnknownOption`.
  func greet(_ settings: UCISettings) async throws {
    let greetings = try await lines(until: "uciok", after: "uci", within: settings.program.start)
    let known = greetings.compactMap(Self.optionName)
    let folded = Set(known.map { $0.lowercased() })
    for (name, command) in settings.optionCommands {
      guard folded.contains(name.lowercased()) else {
        throw UnknownOption(name: name, known: known)
      }
      process.send(command)
    }
    let isChosen = settings.options.keys.contains { $0.lowercased() == "uci_showwdl" }
    if folded.contains("uci_showwdl"), !isChosen {
      process.send("setoption name UCI_ShowWDL value true")
    }
    _ = try await lines(until: "readyok", after: "isready", within: settings.program.start)
  }

  /// A setting for an option that the engine has not.
  struct UnknownOption: Error, CustomStringConvertible {
    let name: String
    let known: [String]
    var description: String {
      "The engine has no option \(name); it has: \(known.prefix(40).joined(separator: ", "))."
    }
  }

  private static func optionName(in line: String) -> String? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.starts(with: ["option", "name"]), let end = words.firstIndex(of: "type") else {
      return nil
    }
    return words[2..<end].joined(separator: " ")
  }

  /// Lets it search a position, of which it is to remember nothing from before.
  ///
  /// - Parameter isTimed: whether its own clock must end the search in time.
  func search(
    _ position: UCIPosition, for search: UCISettings.Search, within limit: Duration, isTimed: Bool
  ) async throws(LineFault) -> Answer {
    let left = try await settle(after: "ucinewgame", within: limit)
    process.send(position.command)
    process.send(Self.go(search, within: left, isTimed: isTimed))
    var answer = Answer()
    _ = try await take(within: left, by: clock) { line in
      answer.report.read(line)
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.first == "bestmove" else { return false }
      let move = words.count > 1 ? String(words[1]) : ""
      answer.move = ["", "(none)", "0000", "none", "NULL"].contains(move) ? nil : move
      return true
    }
    return answer
  }

  /// Sends a command and waits until it is done; gives the time that is left.
  private func settle(after command: String, within limit: Duration)
    async throws(LineFault) -> Duration
  {
    process.send(command)
    process.send("isready")
    return try await take(within: limit, by: clock) { $0 == "readyok" }
  }

  /// The command that begins a search; its time is nine tenths of what there is.
  static func go(_ search: UCISettings.Search, within limit: Duration, isTimed: Bool) -> String {
    var words = ["go"]
    if let depth = search.depth { words += ["depth", "\(depth)"] }
    if let nodes = search.nodes { words += ["nodes", "\(nodes)"] }
    if search.time != nil || isTimed {
      let time = min(search.time ?? limit, limit * 9 / 10)
      words += ["movetime", "\(max(1, Int64(time / .milliseconds(1))))"]
    }
    return words.joined(separator: " ")
  }

  private func lines(until last: String, after command: String, within limit: Duration)
    async throws(LineFault) -> [String]
  {
    process.send(command)
    var lines: [String] = []
    _ = try await take(within: limit, by: clock) { line in
      // An engine that greets without end is not remembered without end.
      if lines.count < 1000 { lines.append(line) }
      return line == last
    }
    return lines
  }

  /// Reads lines until one is the last, and gives the time that is left.
  private func take(
    within limit: Duration, by clock: some Clock<Duration>, isLast: (String) -> Bool
  ) async throws(LineFault) -> Duration {
    let start = clock.now
    while true {
      let left = limit - start.duration(to: clock.now)
      guard left > .zero else { throw .late }
      let line = try await process.nextLine(within: left, on: clock)
      let text = String(decoding: line, as: UTF8.self)
      if isLast(text.trimmed) { return limit - start.duration(to: clock.now) }
    }
  }
}
