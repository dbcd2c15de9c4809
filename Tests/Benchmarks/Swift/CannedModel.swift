// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Synchronization

/// A model that answers at once in the text form, with the first or last of the legal actions that the prompt
/// lists, and keeps what it was asked.
final class CannedModel: LanguageModel {
  /// A question and its answer.
  struct Exchange: Sendable {
    let messages: [Message]
    let constraint: ModelRequest.Constraint?
    let reply: String
  }

  let identity: JSON = ["model": "canned"]
  private let kept = Mutex<[Exchange]>([])

  /// What was asked and answered so far.
  var exchanges: [Exchange] { kept.withLock { $0 } }

  func reply(to request: ModelRequest) async throws(ModelError) -> ModelReply {
    let line =
      request.messages[request.messages.count - 1].text
      .split(separator: "\n").last { $0.hasPrefix("Legal actions: ") } ?? ""
    let actions = line.dropFirst("Legal actions: ".count).split(separator: ", ")
    guard let first = actions.first, let last = actions.last else {
      throw ModelError(
        code: .transport, endpoint: "canned", detail: "The prompt lists no legal actions.")
    }
    let action = request.seed.value % 2 == 0 ? first : last
    let text = """
      <rationale> The square in question is the one that matters now: I take it because it is open, it keeps \
      the other side from building there, and it leaves me more than one way to go on afterwards [1][2]. \
      </rationale>
      <claims>
      1 legal(\(action)) role=fact
      2 not wins_now(opp, \(action)) p=0.8 role=reason
      </claims>
      <conclusion> \(action) </conclusion>
      <action> \(action) </action>
      <confidence> 0.6 </confidence>
      """
    kept.withLock {
      $0.append(
        Exchange(messages: request.messages, constraint: request.constraint, reply: text))
    }
    return ModelReply(
      text: text, finish: .stop, promptTokens: 700, replyTokens: 90, cachedTokens: 512)
  }
}
