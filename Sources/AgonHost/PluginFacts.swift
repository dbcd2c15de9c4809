// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import CAgon

/// The facts extension of an episode.
struct PluginFacts: FactChecker {
  let table: UnsafePointer<agon_facts_table_t>
  let episode: LentEpisode

  func check(_ claim: JSON, for seat: Seat, view: View, nodes: UInt64)
    throws(EnvironmentError) -> FactAnswer
  {
    var verdict: Int32 = 0
    var bytes: [UInt8] = []
    var budget = agon_budget_t(
      struct_size: UInt32(MemoryLayout<agon_budget_t>.size), reserved: 0, nodes: nodes,
      milliseconds: 0)
    try AgonHost.check(episode.place("facts.check")) { error in
      withSink(to: &bytes) { sink in
        withSpan(claim) { span in
          table.pointee.check(
            episode.handle, UInt32(truncatingIfNeeded: seat.index), view.rawValue, span, &budget,
            &verdict, sink, error)
        }
      }
    }
    return try FactAnswer(verdict: verdict, evidence: bytes, episode.place("facts.check"))
  }

  func generate(_ truth: Bool, for seat: Seat, seed: Seed, most: Int) throws(EnvironmentError)
    -> [JSON]
  {
    guard let generate = table.pointee.generate else {
      throw environmentError(AGON_UNSUPPORTED, episode.place("facts.generate"))
    }
    var bytes: [UInt8] = []
    try AgonHost.check(episode.place("facts.generate")) { error in
      withSink(to: &bytes) { sink in
        generate(
          episode.handle, UInt32(truncatingIfNeeded: seat.index), truth ? 1 : 0, seed.value,
          UInt32(clamping: most), sink, error)
      }
    }
    return try episode.list(bytes, from: "facts.generate")
  }
}

extension FactAnswer {
  /// Reads what a plugin answers: the ABI's verdict, and its evidence as JSON or nothing.
  init(verdict: Int32, evidence bytes: [UInt8], _ place: String) throws(EnvironmentError) {
    guard let truth = Truth(rawValue: verdict) else {
      throw brokenAnswer(place, "It gave the verdict \(verdict).")
    }
    guard !bytes.isEmpty else {
      self.init(
        truth: truth, evidence: Evidence(method: .rule, isExact: false, depth: 0, witness: .null))
      return
    }
    guard let json = try? JSON(parsing: bytes) else {
      throw brokenAnswer(place, "The evidence is no JSON.")
    }
    self.init(
      truth: truth,
      evidence: Evidence(
        method: json["method"]?.text.flatMap(Evidence.Method.init(rawValue:)) ?? .rule,
        isExact: json["exact"]?.truth ?? false,
        depth: Int(clamping: json["depth"]?.integer ?? 0), witness: json["witness"] ?? .null))
  }
}
