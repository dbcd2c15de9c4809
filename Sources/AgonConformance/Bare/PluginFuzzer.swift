// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// Feeds random and mutated bytes to the calls of a plugin that read what others wrote.
///
/// A round follows from the seed and its number alone, so that a round that ends the process can be run
/// again.
struct PluginFuzzer {
  /// What reads the bytes.
  private enum Target: String, CaseIterable {
    case parse = "parse_action"
    case restore, create, begin, check
  }

  private let plugin: BarePlugin
  private let seed: Seed
  private let note: SharedNote?
  /// Texts that are well formed, to begin with.
  private let samples: [[UInt8]]

  /// Opens an environment.
  ///
  /// - Parameter note: is told each input before the plugin gets it.
  init(
    file: String, environment: String, parameters: JSON?, seed: Seed, note: SharedNote?
  ) throws {
    plugin = try BarePlugin(file: file, environment: environment, parameters: parameters)
    self.seed = seed
    self.note = note
    let texts = [
      "", "{}", "null", "[1,2]", "a1", "fold", "0", "{\"width\":7,\"height\":6}",
      "{\"predicate\":\"legal\",\"args\":[\"a1\"],\"polarity\":true}",
      "{\"predicate\":\"next\",\"args\":[\"a1\",{\"predicate\":\"turn\",\"args\":[0]}]}",
      "{\"predicate\":\"value\",\"args\":[\">=\",0.5],\"polarity\":false}",
    ]
    samples = texts.map { Array($0.utf8) } + PluginFuzzer.examples(of: plugin)
  }

  /// Runs a round; what it saw that breaks the contract, nil when nothing.
  func run(round: Int) -> Violation? {
    var random = SplitMix64(seed: seed.derived(UInt64(round)))
    guard let episode = plugin.begin(seed: random.seed().value) else { return nil }
    defer { plugin.table.end(episode) }
    var walk = BareWalk(of: plugin)
    for _ in 0..<random.below(12) { _ = walk.step(episode, with: &random) }
    let target = Target.allCases[random.below(Target.allCases.count)]
    let bytes = input(for: target, in: episode, with: &random)
    let shown = Hexadecimal.text(bytes.prefix(1024)) + (bytes.count > 1024 ? "..." : "")
    let words = "round \(round): \(target.rawValue) of \(bytes.count) bytes, \(shown)"
    note?.write(words)
    guard let (expected, seen) = feed(bytes, to: target, in: episode) else { return nil }
    return Violation(expected: expected, seen: "\(seen), in \(words)", place: nil)
  }

  /// The examples of the plugin's predicates.
  private static func examples(of plugin: BarePlugin) -> [[UInt8]] {
    guard let facts = plugin.facts, let list = facts.pointee.predicates else { return [] }
    var bytes: [UInt8] = []
    guard BarePlugin.collect(into: &bytes, { list(plugin.environment, $0) }) == AGON_OK else {
      return []
    }
    let elements = (try? JSON(parsing: bytes))?.elements ?? []
    return elements.compactMap { $0["example"] }.map { Array($0.description.utf8) }
  }

  private func input(
    for target: Target, in episode: OpaquePointer, with random: inout SplitMix64
  ) -> [UInt8] {
    var bytes = samples[random.below(samples.count)]
    if target == .restore, let serialise = plugin.table.serialise {
      bytes = []
      _ = BarePlugin.collect(into: &bytes) { serialise(episode, $0, nil) }
    } else if target == .parse {
      bytes = name(in: episode, with: &random) ?? bytes
    }
    if random.below(8) == 0 {
      bytes = (0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
    for _ in 0..<random.below(6) { damage(&bytes, with: &random) }
    return bytes
  }

  private func name(in episode: OpaquePointer, with random: inout SplitMix64) -> [UInt8]? {
    let progress = plugin.progress(of: episode)
    guard progress.seat_to_act >= 0 else { return nil }
    var ids = [Int64](repeating: 0, count: 64)
    var count: UInt64 = 0
    let status = plugin.table.legal_actions(episode, UInt32(progress.seat_to_act), &ids, 64, &count)
    guard status == AGON_OK, count > 0 else { return nil }
    let id = ids[random.below(min(64, Int(clamping: count)))]
    var bytes: [UInt8] = []
    _ = BarePlugin.collect(into: &bytes) {
      plugin.table.action_name(episode, progress.seat_to_act, id, $0)
    }
    return bytes
  }

  private func damage(_ bytes: inout [UInt8], with random: inout SplitMix64) {
    let place = bytes.isEmpty ? 0 : random.below(bytes.count)
    switch random.below(8) {
    case 0 where !bytes.isEmpty: bytes[place] ^= UInt8(1 << random.below(8))
    case 1 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: random.next())
    case 2 where !bytes.isEmpty: bytes.removeSubrange(place..<bytes.count)
    case 3 where !bytes.isEmpty:
      bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(8)))
    case 4:
      let pieces = [
        "[", "{\"", "\u{0}", "-", "e308", "\\ud800", "[[[[[[[[", "99999999999999999999",
      ]
      bytes.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
    case 5: bytes.insert(contentsOf: [0xFF, 0xC0, 0x80], at: place)
    case 6: bytes += bytes.prefix(2_000)
    default: bytes = samples[random.below(samples.count)] + bytes
    }
  }

  /// Passes the bytes on; what was expected and seen where the answer breaks the contract.
  private func feed(_ bytes: [UInt8], to target: Target, in episode: OpaquePointer)
    -> (expected: String, seen: String)?
  {
    BarePlugin.lend(bytes) { span in
      switch target {
      case .parse: parse(span, in: episode)
      case .restore: restore(span, bytes)
      case .create: create(span)
      case .begin: begin(span)
      case .check: check(span, in: episode)
      }
    }
  }

  private func parse(_ span: agon_span_t, in episode: OpaquePointer) -> (String, String)? {
    var id: Int64 = 0
    let progress = plugin.progress(of: episode)
    let seat = UInt32(max(0, progress.seat_to_act))
    let status = plugin.table.parse_action(episode, seat, span, &id, nil)
    let isKnown =
      status == AGON_OK || (AGON_AMBIGUOUS_ACTION...AGON_UNPARSEABLE_ACTION).contains(status)
      || status == AGON_WRONG_PHASE && progress.seat_to_act < 0
    return isKnown
      ? nil : ("An action's text is legal, illegal, ambiguous or unparseable.", "status \(status)")
  }

  private func restore(_ span: agon_span_t, _ bytes: [UInt8]) -> (String, String)? {
    guard let restore = plugin.table.restore, let serialise = plugin.table.serialise else {
      return nil
    }
    var made: OpaquePointer?
    let status = restore(plugin.environment, span, &made, nil)
    guard status == AGON_OK, let made else {
      return status == AGON_INVALID_DATA
        ? nil : ("Bytes are restored or refused as invalid data.", "status \(status)")
    }
    defer { plugin.table.end(made) }
    var again: [UInt8] = []
    _ = BarePlugin.collect(into: &again) { serialise(made, $0, nil) }
    return again == bytes
      ? nil : ("What is restored is written as the same bytes.", Hexadecimal.text(again.prefix(64)))
  }

  private func create(_ span: agon_span_t) -> (String, String)? {
    var made: OpaquePointer?
    let status = plugin.table.create(plugin.host, span, &made, nil)
    if status == AGON_OK, let made { plugin.table.destroy(made) }
    return status == AGON_OK || status == AGON_INVALID_DATA
      ? nil : ("Parameters are accepted or refused as invalid data.", "status \(status)")
  }

  private func begin(_ span: agon_span_t) -> (String, String)? {
    var made: OpaquePointer?
    let status = plugin.table.begin(plugin.environment, plugin.seats, 1, span, &made, nil)
    if status == AGON_OK, let made { plugin.table.end(made) }
    return status == AGON_OK || status == AGON_INVALID_DATA
      ? nil : ("An opening is accepted or refused as invalid data.", "status \(status)")
  }

  private func check(_ span: agon_span_t, in episode: OpaquePointer) -> (String, String)? {
    guard let check = plugin.facts?.pointee.check else { return nil }
    var verdict: Int32 = -1
    var budget = agon_budget_t(
      struct_size: UInt32(MemoryLayout<agon_budget_t>.size), reserved: 0, nodes: 100,
      milliseconds: 0)
    let status = check(episode, 0, AGON_VIEW_FULL, span, &budget, &verdict, nil, nil)
    let isJudged = status == AGON_OK && (AGON_FACT_FALSE...AGON_FACT_INVALID).contains(verdict)
    return isJudged || status == AGON_BUDGET_EXHAUSTED
      ? nil
      : ("A claim is judged, an invalid one as invalid.", "status \(status), verdict \(verdict)")
  }
}
