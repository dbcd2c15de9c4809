// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// Random play on a plugin's own table.
///
/// Draws as `Episode.drawStep` does, so that it goes the same way as play through the host.
struct BareWalk {
  private let plugin: BarePlugin
  private var ids = [Int64](repeating: 0, count: 256)
  private var probabilities = [Double](repeating: 0, count: 256)
  private var joint: [agon_action_t] = []

  init(of plugin: BarePlugin) { self.plugin = plugin }

  /// Applies one random step; false when the episode has ended or nothing can be listed.
  mutating func step(_ episode: OpaquePointer, with random: inout SplitMix64) -> Bool {
    let progress = plugin.progress(of: episode)
    guard progress.phase == AGON_PHASE_PLAY else { return false }
    joint.removeAll(keepingCapacity: true)
    switch progress.seat_to_act {
    case AGON_SEAT_CHANCE:
      guard let outcome = drawChance(episode, with: &random) else { return false }
      joint.append(BareWalk.action(outcome, by: AGON_SEAT_CHANCE))
    case AGON_SEAT_SIMULTANEOUS:
      for seat in 0..<min(progress.seat_count, 64) where progress.acting >> UInt64(seat) & 1 == 1 {
        guard let action = draw(for: seat, in: episode, with: &random) else { return false }
        joint.append(BareWalk.action(action, by: Int32(seat)))
      }
    case 0..<Int32(progress.seat_count):
      let seat = UInt32(progress.seat_to_act)
      guard let action = draw(for: seat, in: episode, with: &random) else { return false }
      joint.append(BareWalk.action(action, by: progress.seat_to_act))
    default: return false
    }
    return plugin.table.apply(episode, joint, UInt64(joint.count), nil) == AGON_OK
  }

  private static func action(_ id: Int64, by seat: Int32) -> agon_action_t {
    agon_action_t(
      seat: seat, kind: AGON_ACTION_ENUMERATED, id: id, to: 0,
      text: agon_span_t(data: nil, size: 0))
  }

  private mutating func draw(
    for seat: UInt32, in episode: OpaquePointer, with random: inout SplitMix64
  ) -> Int64? {
    var count: UInt64 = 0
    guard
      plugin.table.legal_actions(episode, seat, &ids, UInt64(ids.count), &count) == AGON_OK
    else { return nil }
    if count > UInt64(ids.count), count < 1 << 24 {
      ids = [Int64](repeating: 0, count: Int(count))
      return draw(for: seat, in: episode, with: &random)
    }
    return count == 0 ? nil : ids[random.below(min(Int(clamping: count), ids.count))]
  }

  private mutating func drawChance(_ episode: OpaquePointer, with random: inout SplitMix64)
    -> Int64?
  {
    guard let list = plugin.table.chance_outcomes else { return nil }
    var count: UInt64 = 0
    guard list(episode, &ids, &probabilities, UInt64(probabilities.count), &count) == AGON_OK else {
      return nil
    }
    if count > UInt64(probabilities.count), count < 1 << 24 {
      ids = [Int64](repeating: 0, count: Int(count))
      probabilities = [Double](repeating: 0, count: Int(count))
      return drawChance(episode, with: &random)
    }
    let listed = min(Int(clamping: count), probabilities.count)
    guard listed > 0 else { return nil }
    let point = random.unit()
    var sum = 0.0
    for place in 0..<listed {
      sum += probabilities[place]
      if sum > point { return ids[place] }
    }
    return ids[listed - 1]
  }
}
