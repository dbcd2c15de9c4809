// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonHost
internal import Testing

/// The same games in this process and in a worker: nobody can tell where the rules run.
struct BothSeatsTests {
  private static let catalogue = PluginCatalogue(
    search: .standard(named: [], path: nil, executable: PluginSearch.runningExecutable()),
    version: "test", log: { _, _ in })

  static var ids: [String] { catalogue.libraries.flatMap { $0.descriptors.map(\.id) } }

  static func environments(_ id: String) throws -> [any Environment] {
    let library = try catalogue.library(offering: id)
    return try PluginLibrary.Isolation.allCases.map {
      try library.makeEnvironment(id, parameters: nil, isolation: $0)
    }
  }

  /// Everything that an episode tells, as text.
  private func portrait(_ episode: any Episode, _ facts: EnvironmentDescriptor) throws -> [String] {
    var lines = ["\(episode.progress) \(String(describing: episode.seatToAct))"]
    var bytes: [UInt8] = []
    for index in 0..<episode.progress.seatCount {
      let seat = Seat(index)
      let legal = try episode.legalActions(of: seat)
      lines.append("\(legal) \(try legal.map { try episode.name(of: $0, by: seat) })")
      for media in Media.allCases where facts.media.contains(media) {
        for view in [View.seat, .recall, .everybody, .full] {
          do {
            try episode.observe(seat, view: view, media: media, into: &bytes)
            lines.append("\(bytes)")
          } catch {
            lines.append("\(error)")
          }
        }
      }
    }
    let chance = try episode.chanceOutcomes()
    lines.append("\(chance) \(try chance.map { try episode.name(ofChance: $0.id) })")
    lines.append("\(try episode.returns()) \(try episode.rewards())")
    lines.append("\(String(describing: episode.positionKey))")
    try episode.serialise(into: &bytes)
    lines.append("\(bytes)")
    if !episode.isOn { lines.append("\(try episode.outcome())") }
    return lines
  }

  @Test(arguments: ids)
  func `two seats tell the same of every state of random games`(_ id: String) throws {
    let environments = try Self.environments(id)
    for number in 0..<3 {
      let portraits = try environments.map { environment in
        let seats = environment.descriptor.seats.lowerBound
        let episode = try environment.begin(
          seats: seats, seed: Seed(UInt64(number)), opening: nil)
        var chance = SplitMix64(seed: Seed(UInt64(number)))
        var portraits = try portrait(episode, environment.descriptor)
        while episode.isOn {
          try episode.playRandomTurn(&chance)
          portraits += try portrait(episode, environment.descriptor)
        }
        return portraits
      }
      #expect(portraits[0] == portraits[1])
    }
  }

  @Test(arguments: ids)
  func `copies, restored ones and extensions are the same in both seats`(_ id: String) throws {
    let tales = try Self.environments(id).map { environment in
      var tale: [String] = []
      let facts = environment.descriptor
      let episode = try environment.begin(
        seats: facts.seats.lowerBound, seed: Seed(5), opening: nil)
      var chance = SplitMix64(seed: Seed(5))
      for _ in 0..<3 where episode.isOn { try episode.playRandomTurn(&chance) }
      tale.append("\(environment.predicates) \(environment.symmetryCount)")
      for mode in [CloneMode.exact, .reseed(Seed(9)), .resample(for: Seat(0), Seed(9))] {
        do {
          tale += try portrait(try episode.clone(mode), facts)
        } catch {
          tale.append("\(error)")
        }
      }
      var bytes: [UInt8] = []
      try episode.serialise(into: &bytes)
      tale += try portrait(try environment.restore(bytes), facts)
      tale += try extensions(of: episode, facts)
      for text in ["c4", "d", "a1", "nonsense", ""] {
        tale.append("\(try episode.read(text, by: episode.actingSeats.first ?? Seat(0)))")
      }
      return tale
    }
    #expect(tales[0] == tales[1])
  }

  private func extensions(of episode: any Episode, _ facts: EnvironmentDescriptor) throws
    -> [String]
  {
    var tale: [String] = []
    let seat = episode.actingSeats.first ?? Seat(0)
    if let checker = episode.facts {
      let claims =
        try checker.generate(true, for: seat, seed: Seed(3), most: 5)
        + checker.generate(false, for: seat, seed: Seed(3), most: 5)
      tale += try claims.map {
        "\($0) \(try checker.check($0, for: seat, view: .seat, nodes: 1000))"
      }
    }
    if let oracle = episode.oracle {
      tale.append("\(try oracle.actionValues(for: seat, nodes: 2000, seed: Seed(1)))")
    }
    if let editor = episode.editor {
      tale.append("\(try editor.facts())")
      try editor.validate()
      tale += try portrait(try editor.pass(to: Seat(1)), facts)
      if let fact = try editor.facts().first {
        let edited = try editor.edit(fact)
        tale.append("\(edited.changes)")
        tale += try portrait(edited.episode, facts)
      }
    }
    if let symmetry = episode.symmetry, let action = try episode.legalActions(of: seat).first {
      for element in 0..<symmetry.count {
        tale.append("\(try symmetry.name(of: element)) \(try symmetry.inverse(of: element))")
        tale.append("\(try symmetry.action(action, by: seat, mappedBy: element))")
        tale += try portrait(try symmetry.episode(mappedBy: element), facts)
      }
    }
    return tale
  }
}
