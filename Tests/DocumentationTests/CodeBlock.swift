// SPDX-License-Identifier: Apache-2.0

/// A fenced block of a page.
struct CodeBlock: Sendable {
  /// What stands behind the fence: the language, and the name of the file that the block is.
  let words: [String]
  var lines: [String] = []

  /// The name of the file that the block is, or nil.
  var fileName: String? { words.count > 1 ? words[1] : nil }

  /// The content, with a line break at the end.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The commands of a `console` block: lines that begin with `$`, each with the output shown after it.
  var commands: [ShownCommand] {
    guard words.first == "console" else { return [] }
    var commands: [ShownCommand] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append(ShownCommand(line: String(line.dropFirst(2))))
      } else if !commands.isEmpty {
        commands[commands.count - 1].output.append(line)
      }
    }
    return commands
  }
}
