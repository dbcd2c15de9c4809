// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Simulations and their reports as bytes, in the form of CAgonHost's simulate.h.
enum SimulationCoding {
  /// Appends simulations.
  static func write(_ simulations: [Simulation], to buffer: WireBuffer) {
    buffer.put(UInt32(clamping: simulations.count))
    for simulation in simulations {
      let (mode, seat, seed) = simulation.copy.numbers
      buffer.put(mode)
      buffer.put(seat)
      buffer.put(seed)
      buffer.put(simulation.seed.value)
      buffer.put(UInt32(clamping: simulation.playouts))
      buffer.put(UInt32(simulation.branches ? 1 : 0))
      buffer.put(UInt32(clamping: simulation.playoutsPerAction))
      buffer.put(UInt64(clamping: simulation.mostTurns))
      buffer.put(UInt32(clamping: simulation.path.count))
      for step in simulation.path {
        buffer.put(UInt32(truncatingIfNeeded: step.seat.index))
        buffer.put(step.action)
      }
    }
  }

  /// Reads as many reports as there were simulations.
  static func read(_ reader: inout WireReader, count: Int, of environment: String)
    throws(EnvironmentError) -> [SimulationReport]
  {
    var reports: [SimulationReport] = []
    reports.reserveCapacity(count)
    for _ in 0..<count where !reader.isCutShort { reports.append(report(&reader)) }
    guard !reader.isCutShort, reader.remaining == 0, reports.allSatisfy(isSound) else {
      throw brokenAnswer("\(environment).simulate", "It gave reports that make no sense.")
    }
    return reports
  }

  private static func report(_ reader: inout WireReader) -> SimulationReport {
    let applied = Int(reader.u32())
    let isOn = reader.u32() != 0
    let seatToAct = reader.i32()
    let seats = Int(min(reader.u32(), 64))
    let acting = reader.u64()
    let legalCount = reader.count(ofSize: 8)
    let branchCount = reader.count(ofSize: 12)
    let legal = (0..<legalCount).map { _ in reader.i64() }
    let returns = numbers(&reader, seats)
    let sums = numbers(&reader, seats)
    var branches: [SimulationReport.Branch] = []
    branches.reserveCapacity(branchCount)
    for _ in 0..<branchCount where !reader.isCutShort {
      let action = reader.i64()
      let ends = reader.u32() != 0
      let returns = numbers(&reader, seats)
      branches.append(
        SimulationReport.Branch(
          action: action, ends: ends, returns: returns, playoutSums: numbers(&reader, seats)))
    }
    return SimulationReport(
      applied: applied, isOn: isOn, seatToAct: seatToAct >= 0 ? Seat(Int(seatToAct)) : nil,
      legalActions: legal, acting: acting, returns: returns, playoutSums: sums,
      branches: branches)
  }

  private static func numbers(_ reader: inout WireReader, _ count: Int) -> [Double] {
    let bytes = reader.bytes(count * 8)
    guard !bytes.isEmpty else { return [] }
    return [Double](unsafeUninitializedCapacity: count) { buffer, size in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
      size = count
    }
  }

  private static func isSound(_ report: SimulationReport) -> Bool {
    report.returns.allSatisfy(\.isFinite) && report.playoutSums.allSatisfy(\.isFinite)
      && report.seatToAct?.index ?? 0 < report.returns.count
      && report.branches.allSatisfy {
        $0.returns.allSatisfy(\.isFinite) && $0.playoutSums.allSatisfy(\.isFinite)
      }
  }
}
