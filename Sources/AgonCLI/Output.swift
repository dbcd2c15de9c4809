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
  static func line(_ text: String) { write(text + "\n", to: 1) }

  /// Writes a line to standard error.
  static func error(_ text: String) { write(text + "\n", to: 2) }

  /// Writes to a descriptor until all is written.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { Foundation.exit(141) }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
