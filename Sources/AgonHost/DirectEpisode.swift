// SPDX-License-Identifier: Apache-2.0

public import AgonCore
public import CAgon

/// An episode of a plugin in this process with nothing between the caller and the plugin's functions.
///
/// For loops in which a nanosecond counts: it allocates nothing, each function is one call of the ABI, and
/// the compiler can see through it. It serves enumerated actions of single seats only; all else is asked of
/// `Episode`. Used by one thread at a time.
public struct DirectEpisode: ~Copyable {
  @usableFromInline let table: UnsafePointer<agon_environment_table_t>
  @usableFromInline let handle: OpaquePointer

  @inlinable
  init(table: UnsafePointer<agon_environment_table_t>, handle: OpaquePointer) {
    self.table = table
    self.handle = handle
  }

  @inlinable
  deinit { table.pointee.end(handle) }

  /// The seat that acts alone now; nil where chance, several seats or nobody acts.
  @inlinable
  public var seatToAct: Seat? {
    var report = agon_progress_t()
    report.struct_size = UInt32(MemoryLayout<agon_progress_t>.size)
    let status = table.pointee.progress(handle, &report)
    guard status >= AGON_OK, report.phase == AGON_PHASE_PLAY, report.seat_to_act >= 0 else {
      return nil
    }
    return Seat(Int(report.seat_to_act))
  }

  /// Writes as many legal actions of a seat as a buffer has room for, ascending, and tells how many there are.
  @inlinable
  public func legalActions(of seat: Seat, into buffer: UnsafeMutableBufferPointer<ActionID>)
    throws(EnvironmentError) -> Int
  {
    var count: UInt64 = 0
    let status = table.pointee.legal_actions(
      handle, UInt32(truncatingIfNeeded: seat.index), buffer.baseAddress, UInt64(buffer.count),
      &count)
    guard status >= AGON_OK else { throw DirectEpisode.refusal(status, "legal_actions") }
    return Int(truncatingIfNeeded: min(count, UInt64(Int32.max)))
  }

  /// Applies one seat's enumerated action.
  ///
  /// A refusal leaves no trace; its reason is told by `Episode`.
  @inlinable
  public func apply(_ action: ActionID, by seat: Seat) throws(EnvironmentError) {
    var action = agon_action_t(
      seat: Int32(truncatingIfNeeded: seat.index), kind: AGON_ACTION_ENUMERATED, id: action, to: 0,
      text: agon_span_t(data: nil, size: 0))
    let status = table.pointee.apply(handle, &action, 1, nil)
    guard status >= AGON_OK else { throw DirectEpisode.refusal(status, "apply") }
  }

  /// Writes one return a seat so far; the buffer has room for each seat.
  @inlinable
  public func returns(into buffer: UnsafeMutableBufferPointer<Double>) throws(EnvironmentError) {
    let status = table.pointee.returns(handle, buffer.baseAddress, UInt64(buffer.count))
    guard status >= AGON_OK else { throw DirectEpisode.refusal(status, "returns") }
  }

  /// What a failed status means.
  @usableFromInline
  static func refusal(_ status: agon_status_t, _ call: String) -> EnvironmentError {
    environmentError(status, call)
  }
}
