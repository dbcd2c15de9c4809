// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A place where a person reads text and types lines.
package struct Terminal: Sendable {
  /// Waits for the next line, without its line break; nil at the end of the input.
  ///
  /// One question at a time. A cancelled task throws `CancellationError` at once.
  package let nextLine: @Sendable () async throws -> String?
  /// Shows a text and a line break.
  package let show: @Sendable (String) -> Void

  /// Makes a terminal from its two directions.
  package init(
    nextLine: @escaping @Sendable () async throws -> String?,
    show: @escaping @Sendable (String) -> Void
  ) {
    self.nextLine = nextLine
    self.show = show
  }

  /// Standard input and standard output of the process.
  package static let standard: Terminal = {
    let input = LineReader(descriptor: FileHandle.standardInput.fileDescriptor)
    return Terminal(
      nextLine: { try await input.nextLine() },
      show: { FileHandle.standardOutput.write(Data((harmless($0) + "\n").utf8)) })
  }()

  /// A text that cannot steer a terminal: agents, plugins and files of others have written parts of it.
  package static func harmless(_ text: String) -> String {
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
}
