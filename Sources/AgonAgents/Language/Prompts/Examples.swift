// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// Questions with good answers that a model is shown before the first real question.
///
/// They stand in a file of JSON lines, one example a line; blank lines are passed over:
/// `{"environment": "tic_tac_toe", "messages": [{"role": "user", "content": "..."},
/// {"role": "assistant", "content": "..."}]}`. Without `environment` an example is for all of them. The
/// messages of an example begin with `user`, alternate, and end with `assistant`.
struct Examples: Sendable {
  /// The file as the settings name it.
  let file: String
  /// Hash of the file's bytes.
  let digest: Digest
  private let examples: [(environment: String?, messages: [Message])]

  /// Reads a file.
  ///
  /// - Parameter folder: the folder from which a relative path counts.
  init(readingFrom file: String, in folder: String, of agent: String) throws(AgentSettingsError) {
    let path = file.hasPrefix("/") ? file : folder + "/" + file
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(bytes: bytes, encoding: .utf8)
    else {
      throw AgentSettingsError(
        code: .outOfRange, place: "\(agent).examples",
        detail: "The file \(path) cannot be read as UTF-8 text; name a file of JSON lines.")
    }
    self.file = file
    digest = SHA256.digest(of: text)
    var examples: [(environment: String?, messages: [Message])] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.trimmed.isEmpty {
      do throws(Flaw) {
        examples.append(try Self.example(String(line)))
      } catch {
        throw AgentSettingsError(
          code: .outOfRange, place: "\(agent).examples",
          detail: "Line \(number + 1) of \(path) is no example: \(error.detail).")
      }
    }
    self.examples = examples
  }

  /// The messages of all examples that are meant for an environment, in the order of the file.
  func messages(for environment: String) -> [Message] {
    examples.filter { $0.environment == nil || $0.environment == environment }
      .flatMap(\.messages)
  }

  /// What is recorded: the file and what was in it.
  var json: JSON { ["file": .string(file), "digest": .string("\(digest)")] }

  /// What is wrong with a line.
  private struct Flaw: Error {
    let detail: String
  }

  private static func example(_ line: String) throws(Flaw)
    -> (environment: String?, messages: [Message])
  {
    guard let json = try? JSON(parsing: line), json.members != nil else {
      throw Flaw(detail: "it is no JSON object")
    }
    let environment = json["environment"]
    guard environment == nil || environment?.text != nil else {
      throw Flaw(detail: "`environment` is no text")
    }
    let wanted: [Message.Role] = [.user, .assistant]
    var messages: [Message] = []
    for entry in json["messages"]?.elements ?? [] {
      guard let role = entry["role"]?.text.flatMap(Message.Role.init),
        let text = entry["content"]?.text,
        role == wanted[messages.count % 2]
      else { throw Flaw(detail: "`messages` must be texts of user and assistant in turns") }
      messages.append(Message(role, text))
    }
    guard !messages.isEmpty, messages.count.isMultiple(of: 2) else {
      throw Flaw(detail: "`messages` must begin with one of user and end with one of assistant")
    }
    return (environment?.text, messages)
  }
}
