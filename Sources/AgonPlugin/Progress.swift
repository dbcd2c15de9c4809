// SPDX-License-Identifier: Apache-2.0

internal import CAgon

/// Fills a report of where an episode stands, as far as the caller's struct goes.
func progress(_ handle: OpaquePointer?, _ out: UnsafeMutablePointer<agon_progress_t>?) throws(Fault)
{
  guard let out else { throw .nullArgument }
  let episode = try episode(handle)
  var report = agon_progress_t()
  report.struct_size = out.pointee.struct_size
  report.seat_to_act = AGON_SEAT_NONE
  report.seat_count = UInt32(episode.seats)
  report.turn = Int64(episode.turns)
  switch episode.turn {
  case .seat(let seat):
    report.seat_to_act = Int32(clamping: seat)
    report.acting = bit(seat)
    report.legal_count = UInt64(episode.legalActions(of: seat).count)
  case .simultaneous(let seats):
    report.seat_to_act = AGON_SEAT_SIMULTANEOUS
    report.acting = seats.reduce(0) { $0 | bit($1) }
  case .chance: report.seat_to_act = AGON_SEAT_CHANCE
  case .ended: report.phase = AGON_PHASE_TERMINATED
  case .truncated: report.phase = AGON_PHASE_TRUNCATED
  }
  let size = min(Int(report.struct_size), MemoryLayout<agon_progress_t>.size)
  withUnsafeBytes(of: &report) { bytes in
    guard let start = bytes.baseAddress else { return }
    UnsafeMutableRawPointer(out).copyMemory(from: start, byteCount: size)
  }
}

private func bit(_ seat: Int) -> UInt64 { (0..<64).contains(seat) ? 1 << UInt64(seat) : 0 }
