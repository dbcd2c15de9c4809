// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import Testing

@testable internal import AgonPlugin

/// The tables of a plugin, called as a host calls them.
struct PluginTests {
  /// One plugin for all tests, as a library has one.
  private static let plugin = Plugin(
    name: "samples", version: "2.0.0", [Countdown.self, CoinGuess.self, Duel.self, DiceRace.self])

  private func table(_ index: UInt32) throws -> agon_environment_table_t {
    let plugin = try #require(PluginTests.plugin.entry(UInt32(AGON_ABI_MAJOR)))
    return try #require(plugin.pointee.environment_at(index)).pointee
  }

  private func begin(_ table: agon_environment_table_t, seats: UInt32 = 2) throws -> OpaquePointer {
    var environment: OpaquePointer?
    var episode: OpaquePointer?
    let none = agon_span_t(data: nil, size: 0)
    try #require(table.create(nil, none, &environment, nil) == AGON_OK)
    defer { table.destroy(environment) }
    try #require(table.begin(environment, seats, 1, none, &episode, nil) == AGON_OK)
    return try #require(episode)
  }

  /// What a call writes to its sink; nil when it fails.
  private func output(_ call: (UnsafePointer<agon_sink_t>) -> agon_status_t) -> String? {
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      var sink = agon_sink_t(
        context: target,
        write: { context, data, size in
          let piece = UnsafeRawBufferPointer(start: data, count: Int(size))
          context?.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: piece)
          return 0
        })
      return call(&sink)
    }
    return status == AGON_OK ? String(decoding: bytes, as: UTF8.self) : nil
  }

  private func progress(_ table: agon_environment_table_t, _ episode: OpaquePointer)
    -> agon_progress_t
  {
    var report = agon_progress_t()
    report.struct_size = UInt32(MemoryLayout<agon_progress_t>.size)
    #expect(table.progress(episode, &report) == AGON_OK)
    return report
  }

  @Test func `a host of another major version gets nothing`() {
    #expect(PluginTests.plugin.entry(UInt32(AGON_ABI_MAJOR) + 1) == nil)
  }

  @Test func `the plugin offers its environments in their order and no more`() throws {
    let plugin = try #require(PluginTests.plugin.entry(UInt32(AGON_ABI_MAJOR))).pointee
    #expect(plugin.name.text == "samples")
    #expect(plugin.environment_count() == 4)
    #expect(plugin.environment_at(4) == nil)
    #expect(plugin.initialise(nil, plugin.name, nil) == AGON_OK)
    let ids = try (0..<4).map { try #require(try table($0).descriptor).pointee.id.text }
    #expect(ids == ["countdown", "coin_guess", "duel", "dice_race"])
  }

  @Test func `the facts become the descriptor`() throws {
    let coin = try #require(try table(1).descriptor).pointee
    #expect(coin.chance == AGON_CHANCE_EXPLICIT)
    #expect(coin.abilities & AGON_ABILITY_PERFECT_INFORMATION == 0)
    #expect(coin.media >> UInt64(AGON_MEDIA_SVG) & 1 == 1)
    #expect(coin.parameters_schema.size == 0)
    let dice = try #require(try table(3).descriptor).pointee
    #expect(dice.least_return.isNaN && dice.most_return.isNaN)
    #expect(dice.least_seats == 1 && dice.most_seats == 1)
  }

  @Test func `each table makes episodes of its own rules`() throws {
    for (index, seats, acts) in [
      (0, 2, 0), (1, 2, AGON_SEAT_CHANCE), (2, 3, AGON_SEAT_SIMULTANEOUS), (3, 1, 0),
    ] {
      let table = try table(UInt32(index))
      let episode = try begin(table, seats: UInt32(seats))
      defer { table.end(episode) }
      #expect(progress(table, episode).seat_to_act == acts)
      #expect(progress(table, episode).seat_count == seats)
    }
  }

  @Test func `an episode goes from begin to outcome`() throws {
    let table = try table(0)
    let episode = try begin(table)
    defer { table.end(episode) }
    #expect(output { table.outcome(episode, $0) } == nil)
    for seat: Int32 in [0, 1, 0] {
      var action = agon_action_t()
      action.seat = seat
      action.id = seat == 0 ? 2 : 1
      #expect(table.apply(episode, &action, 1, nil) == AGON_OK)
    }
    #expect(progress(table, episode).phase == AGON_PHASE_TERMINATED)
    #expect(progress(table, episode).turn == 3)
    #expect(
      output { table.outcome(episode, $0) } == #"{"reason":"nothing left","winner":0}"#)
    #expect(output { table.action_name(episode, 1, 2, $0) } == "take 2")
    #expect(output { table.action_name(episode, 1, 9, $0) } == nil)
  }

  @Test func `joint play counts the seats that act`() throws {
    let table = try table(2)
    let episode = try begin(table, seats: 3)
    defer { table.end(episode) }
    #expect(progress(table, episode).acting == 0b111)
    var actions = (0..<3).map { seat in
      agon_action_t(seat: seat, kind: AGON_ACTION_ENUMERATED, id: 1, to: 0, text: .init())
    }
    #expect(table.apply(episode, &actions, 2, nil) == AGON_WRONG_PHASE)
    #expect(table.apply(episode, &actions, 3, nil) == AGON_OK)
    actions[1].kind = AGON_ACTION_TEXT
    #expect(table.apply(episode, &actions, 3, nil) == AGON_UNSUPPORTED)
  }

  @Test func `chance is listed and applied through the table`() throws {
    let table = try table(1)
    let episode = try begin(table)
    defer { table.end(episode) }
    var ids: [Int64] = [9, 9]
    var probabilities = [9.0, 9.0]
    var count: UInt64 = 0
    #expect(table.chance_outcomes(episode, &ids, &probabilities, 1, &count) == AGON_OK)
    #expect(count == 2 && ids == [0, 9] && probabilities == [0.75, 9])
    #expect(output { table.action_name(episode, AGON_SEAT_CHANCE, 1, $0) } == "tails")
    var action = agon_action_t()
    #expect(table.apply(episode, &action, 1, nil) == AGON_WRONG_PHASE)
    action.seat = AGON_SEAT_CHANCE
    #expect(table.apply(episode, &action, 1, nil) == AGON_OK)
    #expect(progress(table, episode).legal_count == 2)
  }

  @Test func `a caller's struct is filled as far as it goes`() throws {
    let table = try table(0)
    let episode = try begin(table)
    defer { table.end(episode) }
    var report = agon_progress_t()
    report.struct_size = 12
    report.seat_count = 99
    report.turn = 99
    #expect(table.progress(episode, &report) == AGON_OK)
    #expect(report.seat_to_act == 0 && report.seat_count == 99 && report.turn == 99)
  }

  @Test func `views and forms that there are not are unsupported`() throws {
    let table = try table(0)
    let episode = try begin(table)
    defer { table.end(episode) }
    var sink = agon_sink_t(context: nil, write: { _, _, _ in 0 })
    for (seat, view, media, due) in [
      (0, 9, AGON_MEDIA_TEXT, AGON_UNSUPPORTED), (0, 0, AGON_MEDIA_PNG, AGON_UNSUPPORTED),
      (2, 0, AGON_MEDIA_TEXT, AGON_INVALID_ARGUMENT), (2, 3, AGON_MEDIA_TEXT, AGON_OK),
    ] {
      let answer = table.observe(episode, UInt32(seat), Int32(view), media, &sink, nil)
      #expect(answer == due)
    }
    sink.write = { _, _, _ in 1 }
    #expect(
      table.observe(episode, 0, AGON_VIEW_FULL, AGON_MEDIA_TEXT, &sink, nil)
        == AGON_BUDGET_EXHAUSTED)
  }

  @Test func `a failed call says why, cut between characters at the capacity`() {
    var error = agon_error_t()
    Fault(AGON_INTERNAL, String(repeating: "é", count: 400)).write(to: &error)
    let message = withUnsafeBytes(of: &error.message) { bytes in
      String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    #expect(error.code == AGON_INTERNAL)
    #expect(message == String(repeating: "é", count: 251))
  }

  @Test func `a missing pointer is an answer, not a crash`() throws {
    let table = try table(0)
    #expect(table.progress(nil, nil) == AGON_INVALID_ARGUMENT)
    #expect(table.apply(nil, nil, 1, nil) == AGON_INVALID_ARGUMENT)
    #expect(table.position_key(nil) == 0)
    table.end(nil)
  }
}
