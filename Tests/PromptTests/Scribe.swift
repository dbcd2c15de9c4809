// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Synchronization

/// A language model of one seat that keeps all it is asked, and answers in the form of a strategy with an action
/// that it is told before.
///
/// Whatever it says holds its secret word, so that it can be found in another seat's prompt.
final class Scribe: LanguageModel {
  /// The word that stands in every answer.
  let secret: String
  private let strategy: String
  private let action = Mutex("")
  private let asked = Mutex<[ModelRequest]>([])

  init(secret: String, strategy: String) {
    self.secret = secret
    self.strategy = strategy
  }

  var identity: JSON { ["name": .string(secret)] }

  /// Takes the name of the action that the next answers state.
  func prepare(_ name: String) { action.withLock { $0 = name } }

  /// What was asked since the last call of this function.
  func takeRequests() -> [ModelRequest] {
    asked.withLock { requests in
      defer { requests = [] }
      return requests
    }
  }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    asked.withLock { $0.append(request) }
    return ModelReply(text: answer(to: request), finish: .stop)
  }

  private func answer(to request: ModelRequest) -> String {
    let name = action.withLock { $0 }
    let system = request.messages.first?.text ?? ""
    if system.contains("<lessons>") { return "<lessons> \(secret): be bold. </lessons>" }
    if system.contains("make a plan") { return "1. \(secret) first\n2. then wait" }
    let hasLooked = request.messages.contains { $0.text.contains("True by the rules:") }
    if strategy == "look-ahead", !hasLooked {
      return "<simulate> \(name) </simulate>\n<expect> \(secret) </expect>"
    }
    switch strategy {
    case "direct": return "<action> \(name) </action>"
    case "think": return "<think> My word is \(secret). </think>\n<answer> \(name) </answer>"
    case "react": return "Thought: My word is \(secret).\nAction: \(name)"
    default:
      return """
        <rationale> My word is \(secret). </rationale>
        <claims>
        </claims>
        <conclusion> \(name) </conclusion>
        <action> \(name) </action>
        <confidence> 0.5 </confidence>
        """
    }
  }
}
