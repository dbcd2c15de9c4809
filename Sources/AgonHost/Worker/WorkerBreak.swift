// SPDX-License-Identifier: Apache-2.0

/// Why a frame did not come back from a worker.
enum WorkerBreak: Error {
  /// It did not answer in time.
  case late(Duration)
  /// It closed its end, or it is dead.
  case closed
  /// It announced a frame of a size that none has.
  case oversized(UInt32)
}
