// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Where the calls of models are kept, and whether they are asked or answered from there.
package struct ArenaCassette: Hashable, Sendable {
  /// What is done with a call.
  package enum Mode: String, Hashable, Sendable, CaseIterable {
    /// It is answered from the cassette where it stands there, else asked and kept.
    case auto
    /// It is asked and kept.
    case record
    /// It is answered from the cassette, or the run ends.
    case replay
  }

  /// The file, as written.
  package var file: String
  /// What is done with a call.
  package var mode: Mode

  /// Names a cassette.
  package init(file: String, mode: Mode = .auto) {
    self.file = file
    self.mode = mode
  }

  /// Reads the value of `cassette` that keeps the schema; nil for none.
  init?(_ value: JSON?) {
    guard let file = value?["file"]?.text else { return nil }
    self.init(file: file, mode: value?["mode"]?.text.flatMap(Mode.init(rawValue:)) ?? .auto)
  }
}
