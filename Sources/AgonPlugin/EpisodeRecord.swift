// SPDX-License-Identifier: Apache-2.0

/// All that an episode follows from: how it began and what was done to it, in order.
///
/// It is what `serialise` writes. To restore an episode is to do the same again, so bytes cannot make a
/// state that play cannot reach.
struct EpisodeRecord {
  /// What was done to an episode.
  enum Event {
    case actions([(seat: Int, action: Int)])
    case chance(Int)
    case reseeded(UInt64)
    case resampled(seat: Int, seed: UInt64)
  }

  /// The environment's id.
  let id: String
  /// The environment's version.
  let version: String
  /// The parameters, as the host gave them.
  let parameters: String
  /// The opening, as the host gave it; empty for the usual start.
  let opening: String
  let seats: Int
  let seed: UInt64
  var events: [Event] = []

  /// The bytes begin with these.
  private static let mark: [UInt8] = Array("agsw1".utf8)

  /// The record as bytes; equal records give equal bytes.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    for text in [id, version, parameters, opening] { writer.add(text) }
    writer.add(seats)
    writer.add(Int(truncatingIfNeeded: seed))
    writer.add(events.count)
    for event in events {
      switch event {
      case .actions(let actions):
        writer.add(0)
        writer.add(actions.count)
        for (seat, action) in actions {
          writer.add(seat)
          writer.add(action)
        }
      case .chance(let outcome):
        writer.add(1)
        writer.add(outcome)
      case .reseeded(let seed):
        writer.add(2)
        writer.add(Int(truncatingIfNeeded: seed))
      case .resampled(let seat, let seed):
        writer.add(3)
        writer.add(seat)
        writer.add(Int(truncatingIfNeeded: seed))
      }
    }
    return EpisodeRecord.mark + writer.bytes
  }

  /// Reads bytes that may have come from anywhere; nil when they are no record.
  init?(bytes: [UInt8]) {
    guard bytes.starts(with: EpisodeRecord.mark) else { return nil }
    var reader = ByteReader(bytes[EpisodeRecord.mark.count...])
    guard let id = reader.text(), let version = reader.text(), let parameters = reader.text(),
      let opening = reader.text(), let seats = reader.number(), let seed = reader.number(),
      let count = reader.count()
    else { return nil }
    self.init(
      id: id, version: version, parameters: parameters, opening: opening, seats: seats,
      seed: UInt64(bitPattern: Int64(seed)))
    for _ in 0..<count {
      guard let event = EpisodeRecord.event(from: &reader) else { return nil }
      events.append(event)
    }
    guard reader.isAtEnd else { return nil }
  }

  /// Begins a record without events.
  init(
    id: String, version: String, parameters: String, opening: String, seats: Int, seed: UInt64
  ) {
    self.id = id
    self.version = version
    self.parameters = parameters
    self.opening = opening
    self.seats = seats
    self.seed = seed
  }

  private static func event(from reader: inout ByteReader) -> Event? {
    guard let kind = reader.number() else { return nil }
    switch kind {
    case 0:
      guard let count = reader.count() else { return nil }
      var actions: [(seat: Int, action: Int)] = []
      for _ in 0..<count {
        guard let seat = reader.number(), let action = reader.number() else { return nil }
        actions.append((seat, action))
      }
      return .actions(actions)
    case 1: return reader.number().map(Event.chance)
    case 2: return reader.number().map { .reseeded(UInt64(bitPattern: Int64($0))) }
    case 3:
      guard let seat = reader.number(), let seed = reader.number() else { return nil }
      return .resampled(seat: seat, seed: UInt64(bitPattern: Int64(seed)))
    default: return nil
    }
  }
}
