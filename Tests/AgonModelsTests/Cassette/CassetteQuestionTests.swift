// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
@testable internal import AgonModels
internal import Testing

struct CassetteQuestionTests {
  private let identity: JSON = ["model": "m", "endpoint": "http://127.0.0.1:1/v1"]

  private func key(_ request: ModelRequest, _ identity: JSON? = nil) -> Digest {
    RecordedCall.key(of: CassetteQuestion.json(of: request, to: identity ?? self.identity))
  }

  @Test func `whatever the answer follows from changes the key`() {
    let question = ModelRequest.question()
    let changes: [(inout ModelRequest) -> Void] = [
      { $0.messages = [Message(.user, "Which action ?")] },
      { $0.messages = [Message(.system, "Which action?")] },
      { $0.messages.append(Message(.user, "")) },
      { $0.messages = [Message(.user, [.image(bytes: [1], type: "image/png")])] },
      { $0.messages = [Message(.user, [.image(bytes: [2], type: "image/png")])] },
      { $0.prefill = "a" }, { $0.constraint = .grammar("x") },
      { $0.constraint = .jsonSchema("x") }, { $0.mostTokens = 17 }, { $0.temperature = 0.5 },
      { $0.topP = 0.5 }, { $0.seed = Seed(8) }, { $0.stops = ["x"] }, { $0.sample = 1 },
      { $0.wantsProbabilities = true },
    ]
    let keys = changes.map { change in
      var changed = question
      change(&changed)
      return key(changed)
    }
    #expect(Set(keys + [key(question)]).count == changes.count + 1)
    #expect(key(question, ["model": "n", "endpoint": "http://127.0.0.1:1/v1"]) != key(question))
    #expect(key(question, ["model": "m", "endpoint": "http://127.0.0.1:2/v1"]) != key(question))
  }

  @Test func `what no answer follows from does not`() {
    var patient = ModelRequest.question()
    patient.timeout = .seconds(1)
    #expect(key(patient) == key(.question()))
    let named: JSON = [
      "model": "m", "endpoint": "http://127.0.0.1:1/v1", "key_variable": "K", "threads": 4,
    ]
    #expect(key(.question(), named) == key(.question()))
  }

  @Test func `the key of a question stays what it was`() {
    let question = CassetteQuestion.json(of: .question(), to: identity)
    #expect(
      question.description
        == #"{"max_tokens":16,"messages":[{"content":[{"text":"Which action?"}],"role":"user"}],"#
        + #""model":{"endpoint":"http://127.0.0.1:1/v1","model":"m"},"sample":0,"seed":7,"#
        + #""temperature":0.0}"#)
  }
}
