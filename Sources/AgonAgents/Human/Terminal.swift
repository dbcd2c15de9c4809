// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A place where a person reads text and types lines.
package struct Terminal: Sendable {
  /// Waits for the next line, without its line break; nil at the end of the input.
  package let nextLine: @Sendable () -> String?
  /// Shows a text and a line break.
  package let show: @Sendable (String) -> Void

  /// Makes a terminal from its two directions.
  package init(
    nextLine: @escaping @Sendable () -> String?, show: @escaping @Sendable (String) -> Void
  ) {
    self.nextLine = nextLine
    self.show = show
  }

  /// Standard input and standard output of the process.
  ///
  /// Waiting for a line blocks the thread.
  package static let standard = Terminal(
    nextLine: { readLine(strippingNewline: true) },
    show: { FileHandle.standardOutput.write(Data(($0 + "\n").utf8)) }
  )
}
