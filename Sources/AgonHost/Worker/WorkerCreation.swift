// SPDX-License-Identifier: Apache-2.0

internal import CAgonHost

/// What a worker tells of the environment that it made.
struct WorkerCreation {
  /// Bits of the extensions that it has.
  let extensions: UInt32
  /// Number of its symmetries.
  let symmetries: UInt32
  /// The list of its predicates, as JSON; empty without the facts extension.
  let predicates: [UInt8]

  /// Reads it from a reply.
  init(_ reader: inout WireReader) {
    extensions = reader.u32()
    symmetries = reader.u32()
    predicates = Array(reader.span())
  }

  /// Nothing.
  init() {
    extensions = 0
    symmetries = 1
    predicates = []
  }

  /// Whether the environment has an extension: a bit of wire.h.
  func has(_ bit: UInt32) -> Bool { extensions & bit != 0 }
}
