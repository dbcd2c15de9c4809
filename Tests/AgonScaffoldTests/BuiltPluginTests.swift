// SPDX-License-Identifier: Apache-2.0

internal import AgonConformance
internal import AgonCore
internal import AgonHost
internal import AgonTestSupport
internal import Testing

@testable internal import AgonScaffold

/// Plugins made from every template, built and opened by the host.
@Suite(BuiltPlugins())
struct BuiltPluginTests {
  private func built(_ language: PluginLanguage) throws -> BuiltPlugins.Built {
    try #require(BuiltPlugins.all[language])
  }

  private func library(_ language: PluginLanguage) throws -> PluginLibrary {
    let catalogue = PluginCatalogue(
      search: PluginSearch(folders: []), version: "test", log: { _, _ in })
    return try catalogue.open(try built(language).library)
  }

  private func environment(_ language: PluginLanguage) throws -> any Environment {
    try library(language).makeEnvironment("last_stone", parameters: nil)
  }

  private func episode(_ language: PluginLanguage, of stones: JSON? = nil) throws -> any Episode {
    try environment(language).begin(seats: 2, seed: Seed(1), opening: stones)
  }

  @Test(arguments: BuiltPlugins.languages)
  func `a template builds without a warning`(_ language: PluginLanguage) throws {
    let command = try built(language).build
    #expect(command.succeeded, "\(command.output)")
    #expect(!command.output.contains("warning:"), "\(command.output)")
  }

  @Test(arguments: BuiltPlugins.languages)
  func `a template passes its own tests`(_ language: PluginLanguage) throws {
    let command = try built(language).tests
    #expect(command.succeeded, "\(command.output)")
  }

  @Test(.enabled(if: BuiltPlugins.hasCargo, "cargo is not installed: Rust is left out"))
  func `Rust is among the languages that were built`() {
    #expect(BuiltPlugins.all[.rust] != nil)
  }

  @Test(arguments: ["gcc", "clang"])
  func `the C template compiles without a warning`(_ compiler: String) throws {
    try compile(.c, ["game.c", "plugin.c", "test.c"], by: [compiler, "-std=c17"])
  }

  @Test(arguments: ["g++", "clang++"])
  func `the C++ template compiles without a warning`(_ compiler: String) throws {
    let sources = ["game.cpp", "plugin.cpp", "test.cpp"]
    try compile(.cpp, sources, by: [compiler, "-std=c++17"])
  }

  private func compile(_ language: PluginLanguage, _ sources: [String], by compiler: [String])
    throws
  {
    let folder = try built(language).folder
    let command = try Command.run(
      compiler + ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only"]
        + ["-I", Repository.root + "/Sources/CAgon/include"] + sources.map { folder + "/" + $0 })
    #expect(command.succeeded, "\(command.output)")
  }

  @Test(arguments: BuiltPlugins.languages)
  func `a library exports its entry and nothing else`(_ language: PluginLanguage) throws {
    let symbols = try Command.run(
      ["nm", "--dynamic", "--defined-only", "--extern-only", try built(language).library])
    let names = symbols.output.split(separator: "\n").compactMap { $0.split(separator: " ").last }
    #expect(names == ["agon_entry"])
  }

  @Test(arguments: BuiltPlugins.languages)
  func `the facts are those of the game`(_ language: PluginLanguage) throws {
    let facts = try environment(language).descriptor
    #expect(facts.id == "last_stone")
    #expect(facts.title == "Last stone")
    #expect(facts.seats == 2...2)
    #expect(facts.returns == -1...1)
    #expect(facts.mostTurns == 21)
    #expect(facts.abilities == [.perfectInformation, .clone, .serialise, .enumerate])
    #expect(facts.media == [.text, .json])
  }

  @Test(arguments: BuiltPlugins.languages)
  func `a plugin keeps every rule of the contract`(_ language: PluginLanguage) throws {
    let library = try library(language)
    let check = EnvironmentCheck(file: library.path, seed: Seed(1)) {
      (parameters) throws(EnvironmentError) in
      try library.makeEnvironment("last_stone", parameters: parameters)
    }
    let results = Contract.rules.map { check.result(of: $0) }
    #expect(results.count { !$0.isFailure } > 30)
    for result in results where result.isFailure { Issue.record("\(result)") }
  }

  @Test(arguments: BuiltPlugins.languages)
  func `an episode goes from an opening to its outcome`(_ language: PluginLanguage) throws {
    let episode = try episode(language, of: 6)
    try episode.apply(3, by: Seat(0))
    #expect(
      try episode.text(for: Seat(0)) == "Seat 0 took 3.\nStones left: 3. Seat 1 is to act.\n")
    #expect(episode.progress.legalCount == 3)
    try episode.apply(1, by: Seat(1))
    #expect(try episode.legalActions(of: Seat(0)) == [1, 2])
    #expect(try episode.legalActions(of: Seat(1)) == [])
    #expect(try episode.rewards() == [0, 0])
    try episode.apply(2, by: Seat(0))
    #expect(episode.progress.phase == .terminated)
    #expect(try episode.returns() == [1, -1])
    #expect(try episode.rewards() == [1, -1])
    #expect(try episode.outcome() == ["reason": "last stone"])
    #expect(
      try episode.text(for: Seat(1), view: .recall, media: .json)
        == #"{"stones":0,"to_act":null,"taken":[3,1,2]}"#)
  }

  @Test(arguments: BuiltPlugins.languages)
  func `random games end, and each of their states can be copied and restored`(
    _ language: PluginLanguage
  ) throws {
    let environment = try environment(language)
    for seed in 0..<20 {
      let episode = try environment.begin(seats: 2, seed: Seed(UInt64(seed)), opening: nil)
      var generator = SplitMix64(seed: Seed(UInt64(seed)))
      while let seat = episode.seatToAct {
        let legal = try episode.legalActions(of: seat)
        let action = legal[generator.below(legal.count)]
        try holdsAlike(episode, environment)
        #expect(try episode.read(episode.name(of: action, by: seat), by: seat) == .legal(action))
        try episode.apply(action, by: seat)
      }
      try holdsAlike(episode, environment)
      #expect(try episode.returns().reduce(0, +) == 0)
      #expect(episode.progress.actionCount <= 21)
    }
  }

  /// Expects copies of all kinds and a restored episode to be what the episode is.
  private func holdsAlike(_ episode: any Episode, _ environment: any Environment) throws {
    var bytes: [UInt8] = []
    try episode.serialise(into: &bytes)
    let others = [
      try episode.clone(.exact), try episode.clone(.reseed(Seed(9))),
      try episode.clone(.resample(for: Seat(1), Seed(9))), try environment.restore(bytes),
    ]
    for other in others {
      var again: [UInt8] = []
      try other.serialise(into: &again)
      #expect(again == bytes)
      #expect(other.progress == episode.progress)
      #expect(other.positionKey == episode.positionKey)
      #expect(try other.rewards() == episode.rewards())
      #expect(
        try other.text(for: Seat(0), view: .full, media: .json)
          == episode.text(for: Seat(0), view: .full, media: .json))
    }
  }

  @Test(arguments: BuiltPlugins.languages)
  func `a copy goes its own way`(_ language: PluginLanguage) throws {
    let episode = try episode(language)
    let copy = try episode.clone(.exact)
    try copy.apply(3, by: Seat(0))
    #expect(episode.progress.actionCount == 0)
    #expect(copy.positionKey != episode.positionKey)
  }

  @Test(arguments: BuiltPlugins.languages)
  func `corrupt bytes restore nothing`(_ language: PluginLanguage) throws {
    let environment = try environment(language)
    let episode = try environment.begin(seats: 2, seed: Seed(1), opening: 20)
    try episode.apply(3, by: Seat(0))
    var bytes: [UInt8] = []
    try episode.serialise(into: &bytes)
    for count in 0..<bytes.count {
      let error = #expect(throws: EnvironmentError.self) {
        try environment.restore(Array(bytes[..<count]))
      }
      #expect(error?.code == .invalidData)
    }
    #expect(throws: EnvironmentError.self) { try environment.restore(bytes + [0]) }
    var generator = SplitMix64(seed: Seed(3))
    for _ in 0..<2000 {
      var other = bytes
      other[generator.below(other.count)] ^= UInt8(1 + generator.below(255))
      guard let restored = try? environment.restore(other) else { continue }
      var again: [UInt8] = []
      try restored.serialise(into: &again)
      #expect(again == other, "what is accepted is what was given")
    }
  }

  @Test(arguments: BuiltPlugins.languages)
  func `an action that is refused leaves no trace`(_ language: PluginLanguage) throws {
    let episode = try episode(language, of: 2)
    for (action, seat, code) in [
      (3, 0, EnvironmentError.Code.illegalAction), (0, 0, .illegalAction), (1, 1, .wrongPhase),
    ] {
      let error = #expect(throws: EnvironmentError.self) {
        try episode.apply(ActionID(action), by: Seat(seat))
      }
      #expect(error?.code == code)
    }
    #expect(episode.progress.actionCount == 0)
    #expect(try episode.legalActions(of: Seat(0)) == [1, 2])
  }

  @Test(arguments: BuiltPlugins.languages)
  func `texts of actions are read as the README says`(_ language: PluginLanguage) throws {
    let episode = try episode(language, of: 2)
    for text in ["2", " two ", "Take 2.", "\"TWO stones\"", "take two stones", "(2)"] {
      #expect(try episode.read(text, by: Seat(0)) == .legal(2), "\(text)")
    }
    guard case .illegal(3, _) = try episode.read("3", by: Seat(0)) else {
      Issue.record("3 of 2 stones is illegal")
      return
    }
    guard case .ambiguous = try episode.read("1 or 2", by: Seat(0)) else {
      Issue.record("1 or 2 is ambiguous")
      return
    }
    for text in ["", "never 2", "4", "stones", "\u{0}", "2 \u{1F3B2}"] {
      guard case .unparseable = try episode.read(text, by: Seat(0)) else {
        Issue.record("\"\(text)\" is no action")
        continue
      }
    }
  }

  @Test(arguments: BuiltPlugins.languages)
  func `wrong openings, seats and parameters are refused`(_ language: PluginLanguage) throws {
    for opening: JSON in [0, 22, "many", 1.5, [], ["stones": 3]] {
      let error = #expect(throws: EnvironmentError.self, "\(opening)") {
        try episode(language, of: opening)
      }
      #expect(error?.code == .invalidData)
    }
    let environment = try environment(language)
    let seats = #expect(throws: EnvironmentError.self) {
      try environment.begin(seats: 3, seed: Seed(1), opening: nil)
    }
    #expect(seats?.code == .invalidArgument)
  }
}
