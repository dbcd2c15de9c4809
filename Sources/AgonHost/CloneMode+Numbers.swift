// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension CloneMode {
  /// The ABI's numbers: mode, seat and seed.
  var numbers: (mode: Int32, seat: UInt32, seed: UInt64) {
    switch self {
    case .exact: (0, 0, 0)
    case .reseed(let seed): (1, 0, seed.value)
    case .resample(let seat, let seed): (2, UInt32(truncatingIfNeeded: seat.index), seed.value)
    }
  }
}
