// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Where lines for the user go.
enum Output {
  /// Writes lines to standard output.
  ///
  /// A reader that has gone away ends the process, with 141 as SIGPIPE would.
  static func lines(_ lines: [String]) {
    for line in lines { self.line(line) }
  }

  /// Writes a line to standard output.
  static func line(_ text: String) { write(harmless(text) + "\n", to: 1) }

  /// Writes a line to standard error.
  static func error(_ text: String) { write(harmless(text) + "\n", to: 2) }

  /// A text that cannot steer a terminal: agents, plugins and files of others have written parts of it.
  private static func harmless(_ text: String) -> String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: steers) else { return text }
    let scalars = text.unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  /// Writes to a descriptor until all is written.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { Foundation.exit(141) }
        if descriptor == 1 {
          write("Standard output cannot be written: \(String(cString: strerror(errno))).\n", to: 2)
          Foundation.exit(1)
        }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
