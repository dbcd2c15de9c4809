// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

/// Bytes, copies, openings and parameters.
struct MemoryTests {
  @Test(arguments: ["revealed", "hidden"] as [JSON], ["random", "ascending"] as [JSON])
  func `bytes give the episode back at every state`(_ bids: JSON, _ order: JSON) throws {
    let parameters = Goofspiel.small(5, prizes: order, ties: "carry", bids: bids)
    let environment = try Goofspiel.environment(parameters)
    for seed in 1...5 as ClosedRange<UInt64> {
      try Goofspiel.random(parameters, seats: 2 + Int(seed % 5), seed: seed) { episode in
        let restored = try environment.restore(episode.bytes())
        #expect(try restored.bytes() == episode.bytes())
        #expect(restored.progress == episode.progress)
        #expect(restored.positionKey == episode.positionKey)
        #expect(try restored.returns() == episode.returns())
        #expect(try restored.rewards() == episode.rewards())
        #expect(
          try restored.text(for: Seat(0), view: .full) == episode.text(for: Seat(0), view: .full))
      }
    }
  }

  @Test func `cut or changed bytes give an error or a game that can be played`() throws {
    let environment = try Goofspiel.environment(Goofspiel.small(4, prizes: "random"))
    let episode = try environment.begin(
      seats: 3, seed: Seed(1), opening: ["prizes": [2, 4], "bids": [[1, 2, 3]]])
    try episode.bid([2, 3, 4])
    let whole = try episode.bytes()
    for count in 0..<whole.count {
      #expect(throws: EnvironmentError.self) { try environment.restore(Array(whole[..<count])) }
    }
    for place in whole.indices {
      for byte in [0, 1, 3, 5, 14, 255] as [UInt8] where byte != whole[place] {
        var changed = whole
        changed[place] = byte
        guard let restored = try? environment.restore(changed) else { continue }
        #expect(try restored.bytes() == changed)
      }
    }
  }

  @Test func `bytes of other parameters are refused`() throws {
    let bytes = try Goofspiel.play(Goofspiel.small(4)).bytes()
    for other in [
      Goofspiel.small(5), Goofspiel.small(4, prizes: "ascending"),
      Goofspiel.small(4, ties: "carry"), Goofspiel.small(4, bids: "hidden"),
      Goofspiel.small(4, returns: "win_loss"),
    ] {
      #expect(throws: EnvironmentError.self) {
        try Goofspiel.environment(other).restore(bytes)
      }
    }
  }

  @Test(arguments: [CloneMode.exact, .reseed(Seed(5))])
  func `a copy is equal and goes its own way`(_ mode: CloneMode) throws {
    let episode = try Goofspiel.play(
      Goofspiel.small(4, bids: "hidden"), rounds: [[1, 2], [3, 1]])
    let copy = try episode.clone(mode)
    #expect(try copy.bytes() == episode.bytes())
    try copy.bid([2, 3])
    #expect(try copy.bytes() != episode.bytes())
    #expect(episode.progress.actionCount == 2)
  }

  @Test func `a position reached in two ways has one key`() throws {
    let parameters = Goofspiel.small(4, prizes: "random")
    let environment = try Goofspiel.environment(parameters)
    func key(_ opening: JSON) throws -> UInt64? {
      try environment.begin(seats: 2, seed: Seed(1), opening: opening).positionKey
    }
    let one = try key(["prizes": [3, 1, 2], "bids": [[2, 1], [4, 3]]])
    #expect(try one == key(["prizes": [1, 3, 2], "bids": [[4, 3], [2, 1]]]))
    #expect(try one != key(["prizes": [1, 3, 2], "bids": [[2, 3], [4, 1]]]))
    #expect(try one != key(["prizes": [3, 1], "bids": [[2, 1], [4, 3]]]))
    #expect(try one != key(["prizes": [3, 1, 4], "bids": [[2, 1], [4, 3]]]))
  }

  @Test func `an opening is played before the first turn`() throws {
    let episode = try Goofspiel.environment(Goofspiel.small(4, prizes: "random")).begin(
      seats: 2, seed: Seed(1), opening: ["prizes": [2, 4], "bids": [[1, 3]]])
    #expect(episode.progress.actionCount == 0)
    #expect(try episode.points() == [0, 2])
    #expect(try episode.json()["prize"] == 4)
    #expect(try episode.rewards() == [0, 0])
    try episode.bid([4, 1])
    #expect(episode.progress.actionCount == 1)
    #expect(try episode.rewards() == [4, -4])
  }

  @Test(
    arguments: [
      ["bids": [[1, 1], [2, 2], [3, 3]]], ["bids": [[1]]], ["bids": [[1, 4]]],
      ["bids": [[1, 2], [1, 3]]],
      ["prizes": [3]], ["bid": [[1, 2]]], [[1, 2]], "x", ["bids": 3], ["bids": [[1, "2"]]],
      ["bids": [[1.5, 2]]],
    ] as [JSON])
  func `a wrong opening is refused with a sentence`(_ opening: JSON) throws {
    let environment = try Goofspiel.environment(Goofspiel.small(3))
    let error = #expect(throws: EnvironmentError.self) {
      try environment.begin(seats: 2, seed: Seed(1), opening: opening)
    }
    #expect(error?.code == .invalidData)
    #expect(error?.detail.hasSuffix(".") == true)
  }

  @Test(
    arguments: [
      ["prizes": [1, 2]], ["prizes": [4]], ["prizes": [1, 1], "bids": [[1, 2]]],
      ["bids": [[1, 2]]],
      ["prizes": [1, 2, 3], "bids": [[1, 2]]],
    ] as [JSON])
  func `prizes of an opening must fit their rounds`(_ opening: JSON) throws {
    let environment = try Goofspiel.environment(Goofspiel.small(3, prizes: "random"))
    let error = #expect(throws: EnvironmentError.self) {
      try environment.begin(seats: 2, seed: Seed(1), opening: opening)
    }
    #expect(error?.code == .invalidData)
  }

  @Test(
    arguments: [
      (["cards": 1], "cards"), (["cards": 14], "cards"), (["cards": "5"], "cards"),
      (["prizes": "up"], "prizes"), (["ties": true], "ties"), (["bids": "secret"], "bids"),
      (["returns": "money"], "returns"), (["colour": 1], "colour"), ([1], "object"),
    ] as [(JSON, String)])
  func `a wrong parameter is refused by its name`(_ parameters: JSON, _ name: String) throws {
    let error = #expect(throws: EnvironmentError.self) {
      try Goofspiel.environment(parameters)
    }
    #expect(error?.code == .invalidData)
    #expect(error?.detail.contains(name) == true)
  }
}
