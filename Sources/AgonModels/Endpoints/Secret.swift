// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A text that must not be shown: printing, dumping and reflecting it give a placeholder.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The text itself.
  let value: String

  /// Keeps a text that is no secret of an environment or a file, for tests.
  init(_ value: String) { self.value = value }

  /// Reads a key where settings say that it is, and checks that it can be one.
  ///
  /// Blanks around the key in a file are left out.
  /// - Parameter environment: where variables are looked up.
  /// - Throws: A sentence that names the variable or the file and shows nothing of the key.
  package static func read(
    from source: EndpointSettings.KeySource, environment: [String: String], of endpoint: String
  ) throws(EndpointSettingsError) -> Secret {
    switch source {
    case .variable(let name):
      guard let value = environment[name], !value.isEmpty else {
        throw EndpointSettingsError(
          place: "\(endpoint).key_variable",
          detail: "The environment variable \(name) is not set; export the endpoint's key in it.")
      }
      return try checked(value, "in \(name)", place: "\(endpoint).key_variable")
    case .file(let path):
      let place = "\(endpoint).key_file"
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw EndpointSettingsError(
          place: place, detail: "The file \(path) cannot be read; put the endpoint's key in it.")
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !value.isEmpty else {
        throw EndpointSettingsError(
          place: place, detail: "The file \(path) is empty; put the endpoint's key in it.")
      }
      return try checked(value, "in the file \(path)", place: place)
    }
  }

  private static func checked(
    _ value: String, _ where: String, place: String
  ) throws(EndpointSettingsError) -> Secret {
    guard value.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 }) else {
      throw EndpointSettingsError(
        place: place, detail: "The key \(`where`) holds a character that no key has.")
    }
    return Secret(value)
  }

  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// A text with every occurrence of the secret replaced.
  func removed(from text: String) -> String {
    guard !value.isEmpty, isIn(text) else { return text }
    return text.split(separator: value, omittingEmptySubsequences: false)
      .joined(separator: description)
  }

  private func isIn(_ text: String) -> Bool {
    let wanted = Array(value.utf8)
    var text = text
    return text.withUTF8 { text in
      let last = text.count - wanted.count
      guard last >= 0 else { return false }
      return (0...last).contains { start in
        text[start] == wanted[0] && text[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
  }
}
