// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import ArgumentParser

/// Finds a word on the command line that stands where a command should and is none.
enum UnknownCommand {
  /// The refusal of such a word; nil where every command is known.
  ///
  /// - Parameter arguments: the command line after the program's name.
  static func refusal(of arguments: [String]) -> AssemblyError? {
    var command: any ParsableCommand.Type = Agon.self
    var path = ["agon"]
    for word in arguments {
      let known = command.configuration.subcommands
      guard !known.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      guard let next = known.first(where: { $0.configuration.commandName == word }) else {
        return AssemblyError(
          code: .usage, place: path.joined(separator: " "),
          detail: "there is no command `\(word)`"
            + NearestWord.hint(
              word, among: known.compactMap { $0.configuration.commandName }, all: "commands"))
      }
      command = next
      path.append(word)
    }
    return nil
  }
}
