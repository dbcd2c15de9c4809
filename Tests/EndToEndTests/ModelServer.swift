// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation

/// A chat endpoint in another process.
struct ModelServer {
  /// The address before `/chat/completions`.
  let address: String
  /// The port it listens on.
  let port: String
  /// Its process.
  let program: RunningProgram

  /// Starts the endpoint.
  ///
  /// - Parameter port: where it listens; "0" for a free port.
  /// - Parameter answers: how many answers it gives before it dies; 0: it lives; negative: it is silent.
  /// - Parameter isMoody: plays any legal action, says useless things, and never the same twice.
  init(
    port: String = "0", answers: Int, isMoody: Bool = false, in folder: TemporaryFolder
  ) throws {
    program = try RunningProgram(
      [
        "/usr/bin/python3", Repository.root + "/Tests/EndToEndTests/model_server.py", port,
        String(answers),
      ] + (isMoody ? ["moody"] : []), in: folder)
    try program.wait(for: "/v1\n")
    address = program.output.trimmingCharacters(in: .whitespacesAndNewlines)
    self.port = String(address.dropLast(3).split(separator: ":").last ?? "0")
  }
}
