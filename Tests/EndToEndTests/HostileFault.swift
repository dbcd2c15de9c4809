// SPDX-License-Identifier: Apache-2.0

internal import Testing

/// A fault of Tests/HostilePlugins, and the record that is expected of it.
struct HostileFault: Sendable, CustomTestStringConvertible {
  /// Its name in the README.
  let name: String
  /// The table's entry it strikes in; nil for its own.
  var entry: String? = nil
  /// The first turn that is struck.
  var turn = 2
  /// The kinds that may be recorded.
  let kinds: Set<String>
  /// What the record tells of it.
  var words = ""

  var testDescription: String { name + (entry.map { " in " + $0 } ?? "") }

  /// Parameters that strike the episodes whose seed is a multiple of a number.
  func plan(oneIn: Int = 1) -> String {
    let place = entry.map { ", \"in\": \"\($0)\"" } ?? ""
    return "{\"fault\": \"\(name)\"\(place), \"at\": \(turn), \"one_in\": \(oneIn)}"
  }

  /// One that ends its process.
  static func crash(_ name: String, in entry: String? = nil, _ words: String = "") -> Self {
    Self(name: name, entry: entry, kinds: ["plugin_crash"], words: words)
  }

  /// One whose answer breaks the ABI.
  static func lie(_ name: String, _ words: String = "") -> Self {
    Self(name: name, kinds: ["plugin_protocol"], words: words)
  }

  /// One that fails with a status.
  static func failure(_ name: String, in entry: String? = nil, _ words: String = "") -> Self {
    Self(name: name, entry: entry, kinds: ["plugin_error"], words: words)
  }
}
