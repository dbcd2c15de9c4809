// SPDX-License-Identifier: Apache-2.0

internal import AgonArena
internal import AgonAssembly
internal import ArgumentParser

/// What is done with the calls of models.
struct CallOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file that keeps the calls of models, in place of the arena file's cassette.",
      valueName: "file"))
  var cassette: String?

  @Option(
    help: ArgumentHelp(
      "What is done with calls: auto replays those in the cassette and records the rest, record asks all "
        + "anew into an empty one, replay asks nobody.",
      valueName: "auto|record|replay"))
  var calls: ArenaCassette.Mode?

  /// The cassette of the command line and the file together; nil without one.
  ///
  /// - Parameter path: the arena file, for messages.
  func cassette(of arena: Arena, at path: String) throws -> ArenaCassette? {
    guard var used = cassette.map({ ArenaCassette(file: $0) }) ?? arena.cassette else {
      guard let calls else { return nil }
      throw AssemblyError(
        code: .usage, place: path,
        detail: "--calls \(calls.rawValue) needs a cassette: name its file with --cassette, or by "
          + "`cassette` in the arena file.")
    }
    if let calls { used.mode = calls }
    return used
  }
}
