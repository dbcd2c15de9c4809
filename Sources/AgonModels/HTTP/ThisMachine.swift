// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The names of this machine for itself: what is sent there crosses no network and goes through no proxy.
enum ThisMachine {
  /// All of them; only an address with one of these may have a key without https.
  static let names = ["127.0.0.1", "::1", "localhost"]

  /// Whether a host is one of them, in letters of any size, with brackets or without.
  static func isNamed(_ host: String) -> Bool {
    names.contains(host.trimmingCharacters(in: ["[", "]"]).lowercased())
  }
}
