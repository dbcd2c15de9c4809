// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonProcess
internal import Foundation

/// Which program sits in a seat, and what it may use up.
struct ProgramSettings: Hashable, Sendable {
  /// The program and its arguments, as the file says.
  var command: [String]
  /// What else it may read, as the file says.
  var readable: [String] = []
  /// Bytes of address space.
  var memory: UInt64 = 2 << 30
  /// Time that it may take to be ready.
  var start: Duration = .seconds(60)
  /// Time that an answer may take where the arena grants more or sets no limit.
  var answer: Duration = .seconds(60)
  /// The absolute folder from which paths count, and in which it starts.
  var folder: String

  /// Folders in which a program that is named without a folder is looked for.
  static let systemFolders = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/games"]

  /// Reads settings.
  ///
  /// - Parameter folder: the folder from which paths count.
  init(_ reader: SettingsReader, of name: String, in folder: String)
    throws(AgentSettingsError)
  {
    guard let command = try reader.texts("command"), let program = command.first, !program.isEmpty
    else {
      throw AgentSettingsError(
        code: .missingKey, place: "\(name).command",
        detail: "Name the program and its arguments, such as [python3, my_agent.py].")
    }
    self.command = command
    self.folder = Self.absolute(folder, in: FileManager.default.currentDirectoryPath)
    readable = try reader.texts("read") ?? []
    memory = UInt64(try reader.integer("memory", in: 16...1_048_576, default: 2048)) << 20
    start = .seconds(try reader.number("start_seconds", in: 0.001...3600, default: 60))
    answer = .seconds(try reader.number("seconds", in: 0.001...86_400, default: 60))
  }

  /// The settings as an identity tells them, the defaults included.
  var json: [String: JSON] {
    [
      "command": .array(command.map { .string($0) }),
      "read": .array(readable.map { .string($0) }), "memory": .integer(Int64(memory >> 20)),
      "start_seconds": .number(start / .seconds(1)), "seconds": .number(answer / .seconds(1)),
    ]
  }

  /// The program with all that it may read: itself, the files among its arguments and what is named.
  ///
  /// - Throws: a sentence for a program that is not there.
  func program() throws(ProcessError) -> WalledProgram {
    let arguments = Array(command.dropFirst())
    let files = arguments.map { Self.absolute($0, in: folder) }.filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    return WalledProgram(
      executable: try executable(), arguments: arguments, folder: folder,
      readable: files + readable.map { Self.absolute($0, in: folder) }, memory: memory)
  }

  private func executable() throws(ProcessError) -> String {
    let isPath = command[0].contains("/")
    let candidates =
      isPath
      ? [Self.absolute(command[0], in: folder)]
      : Self.systemFolders.map { "\($0)/\(command[0])" }
    if let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) {
      return found
    }
    throw ProcessError(
      code: .notStarted, executable: command[0],
      detail: isPath
        ? "There is no executable file \(candidates[0]); mend the path or its permissions."
        : "There is no such program in \(Self.systemFolders.joined(separator: ", ")); install it, "
          + "or give its path.")
  }

  private static func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/")
      ? path : URL(fileURLWithPath: folder + "/" + path).standardizedFileURL.path
  }

  /// JSON Schema of the settings, by key.
  static let schema: [String: JSON] = [
    "command": [
      "type": "array", "items": ["type": "string"], "minItems": 1,
      "description": .string(
        "The program and its arguments. A name without a folder is looked for in "
          + systemFolders.joined(separator: ", ") + "."),
    ],
    "read": [
      "type": "array", "items": ["type": "string"],
      "description":
        "Files and folders that it may read beside the system's and the files among its arguments.",
    ],
    "memory": [
      "type": "integer", "minimum": 16, "maximum": 1_048_576, "default": 2048,
      "description": "MiB of address space.",
    ],
    "start_seconds": [
      "type": "number", "minimum": 0.001, "maximum": 3600, "default": 60.0,
      "description": "Seconds that it may take to be ready.",
    ],
    "seconds": [
      "type": "number", "minimum": 0.001, "maximum": 86_400, "default": 60.0,
      "description": "Seconds for one answer.",
    ],
  ]
}
