// SPDX-License-Identifier: Apache-2.0

/// A command that a page shows, and what the page says it prints.
struct ShownCommand: Sendable {
  let line: String
  /// The shown lines; `...` stands for anything, also within a line.
  var output: [String] = []

  /// Whether it is a target of Agon's own Makefile, which a page's test cannot build; `make -C FOLDER` is
  /// not.
  var isForTheCheckout: Bool { line.hasPrefix("make ") && !line.hasPrefix("make -C ") }

  /// The first shown line that does not come in the real output, in its order; nil when all come.
  func missing(in real: String) -> String? {
    var rest = real.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for shown in output where shown != "..." && !shown.isEmpty {
      guard let place = rest.firstIndex(where: { ShownCommand.fits($0, shown) }) else {
        return shown
      }
      rest = rest[(place + 1)...]
    }
    return nil
  }

  /// Whether a real line is the shown one, up to blanks at the end.
  private static func fits(_ real: Substring, _ shown: String) -> Bool {
    let parts = shown.split(separator: "...", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return real.trimmedAtEnd == shown[...].trimmedAtEnd
    }
    var rest = real
    guard rest.hasPrefix(first) else { return false }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.trimmedAtEnd.hasSuffix(last.trimmedAtEnd)
  }
}

extension Substring {
  /// Without the blanks at its end.
  fileprivate var trimmedAtEnd: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
