// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ConformanceRule {
  /// States as bytes.
  static let bytes = [serialise, serialiseAcrossProcesses, corruptBytes]

  static let serialise = ConformanceRule(
    "serialise", "serialise and restore",
    "A restored episode is equal, goes on equally, and is written as the same bytes."
  ) { trial in
    try trial.applies(with: .serialise, "serialise")
    try trial.walk { episode in
      guard let bytes = try trial.bytes(episode) else { return }
      let restored = try trial.environment.restore(bytes)
      try trial.require(
        same: try trial.fingerprint(restored).difference(from: trial.fingerprint(episode)),
        "A restored episode is equal to the one that was written.")
      let copy = try trial.copy(episode)
      let seed = trial.random.seed()
      try playOn(copy, seed: seed, most: 12)
      try playOn(restored, seed: seed, most: 12)
      try trial.require(
        same: try trial.fingerprint(restored).difference(from: trial.fingerprint(copy)),
        "A restored episode goes on as the one that was written, chance included.")
    }
    return trial.looked
  }

  static let serialiseAcrossProcesses = ConformanceRule(
    "serialise-processes", "restore in another process",
    "Another process restores the bytes to an equal episode that goes on equally.",
    method: .acrossProcesses(
      record: { trial in
        try trial.applies(with: .serialise, "serialise")
        var lines: [JSON] = []
        let episodes = max(2, trial.effort.episodes / 4)
        try trial.walk(episodes: episodes, visits: 4, timed: false) { episode in
          guard let bytes = try trial.bytes(episode), let trail = trial.trail else { return }
          let copy = try trial.copy(episode)
          try playOn(copy, seed: trail.seed, most: 12)
          lines.append([
            "trail": Violation(expected: "", seen: "", place: trail).json,
            "bytes": .string(Hexadecimal.text(bytes)),
            "now": .string(try trial.fingerprint(episode).digest.description),
            "later": .string(try trial.fingerprint(copy).digest.description),
          ])
        }
        return .array(lines)
      },
      judge: { trial, record in
        let lines = record.elements ?? []
        for line in lines {
          guard let bytes = line["bytes"]?.text.flatMap(Hexadecimal.bytes),
            let trail = line["trail"].flatMap(Violation.init(json:))?.place
          else { continue }
          let episode = try trial.environment.restore(bytes)
          try trial.require(
            try trial.fingerprint(episode).digest.description == line["now"]?.text,
            "Another process restores an equal episode.",
            saw: "It differs at: \(trail.sentence).")
          try playOn(episode, seed: trail.seed, most: 12)
          try trial.require(
            try trial.fingerprint(episode).digest.description == line["later"]?.text,
            "An episode restored in another process goes on equally.",
            saw: "It differs 12 steps after: \(trail.sentence).")
        }
        return "\(lines.count) states"
      }))

  static let corruptBytes = ConformanceRule(
    "corrupt-bytes", "corrupt bytes",
    "Bytes that are cut, longer, changed or foreign are refused, or are a state's own bytes."
  ) { trial in
    try trial.applies(with: .serialise, "serialise")
    var tried = 0
    try trial.walk(visits: 4) { episode in
      guard let bytes = try trial.bytes(episode) else { return }
      for damaged in damages(of: bytes, with: &trial.random) where damaged != bytes {
        tried += 1
        let restored: any Episode
        do throws(EnvironmentError) {
          restored = try trial.environment.restore(damaged)
        } catch {
          try trial.require(
            error.code == .invalidData, "Corrupt bytes are refused as invalid data.",
            saw: "\(error.code): \(error.description), for \(Hexadecimal.text(damaged.prefix(64)))")
          continue
        }
        let again = try trial.bytes(restored)
        try trial.require(
          again == damaged,
          "Bytes that are accepted are those that the restored state is written as.",
          saw: "\(damaged.count) damaged bytes were accepted, and are written as "
            + "\(again?.count ?? 0) others: \(Hexadecimal.text(damaged.prefix(64)))")
      }
    }
    return "\(tried) damaged texts"
  }
}

/// Bytes that are cut, longer, changed in one place, and none.
private func damages(of bytes: [UInt8], with random: inout SplitMix64) -> [[UInt8]] {
  var damages: [[UInt8]] = [[], [0], Array("agon".utf8), bytes + [0], bytes + bytes]
  for _ in 0..<4 where !bytes.isEmpty {
    damages.append(Array(bytes.prefix(random.below(bytes.count))))
    var changed = bytes
    changed[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
    damages.append(changed)
    changed[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    damages.append(changed)
  }
  return damages
}
