// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// Questions to a run's file, asked with the sqlite3 shell and not with Agon's own code.
struct RecordedRun {
  let path: String

  /// Names a file of a folder.
  init(_ name: String, in folder: TemporaryFolder) { path = folder.path + "/" + name }

  /// The rows of a query, columns parted by `|`.
  @discardableResult
  func ask(_ query: String) throws -> [String] {
    let command = try Command.run(["sqlite3", "-batch", "-bail", path, query])
    try #require(command.succeeded, "sqlite3: \(command.output)")
    return command.output.split(separator: "\n").map(String.init)
  }

  /// The keys of the finished episodes.
  func keys() throws -> [String] { try ask("SELECT lower(hex(key)) FROM episode ORDER BY 1") }

  /// A line for each episode, in the order of keys: all that a repeated run must give again.
  func episodes() throws -> [String] {
    try ask(
      """
      SELECT hex(key), ending, reason, turns, hex(opening_digest),
        (SELECT group_concat(said, ' ') FROM (
          SELECT applied || '/' || hex(digest) || '/' || coalesce(rationale, '') AS said
          FROM turn t LEFT JOIN explanation x USING (episode_id, turn)
          WHERE t.episode_id = e.episode_id ORDER BY t.turn))
      FROM episode e ORDER BY key
      """)
  }
}
