// SPDX-License-Identifier: Apache-2.0

internal import AgonAgents
internal import AgonAssembly
internal import AgonCore
internal import AgonModels
internal import AgonStore
internal import AgonTestSupport
internal import Foundation
internal import Testing

struct ModelRoomTests {
  private func error(
    _ room: ModelRoom, _ reference: ModelReference, dry: Bool = false
  ) -> AgentSettingsError? {
    let services = dry ? room.dryServices : room.services()
    do throws(AgentSettingsError) {
      _ = try services.model(reference)
      return nil
    } catch {
      return error
    }
  }

  private func reference(
    _ endpoint: String, model: String = "gpt-4.1-mini", keyVariable: String? = nil
  ) -> ModelReference {
    ModelReference(agent: "anna", model: model, endpoint: endpoint, keyVariable: keyVariable)
  }

  @Test func `built-in endpoints need a name only, and the hosted ones their usual key`() throws {
    let keys = [
      "OPENAI_API_KEY": "a", "ANTHROPIC_API_KEY": "b", "OPENROUTER_API_KEY": "c",
    ]
    for name in BuiltInEndpoints.names where name != "local" {
      #expect(error(ModelRoom(environment: keys), reference(name)) == nil, "\(name)")
    }
    let without = ModelRoom(environment: [:])
    for (name, key) in [
      ("openai", "OPENAI_API_KEY"), ("anthropic", "ANTHROPIC_API_KEY"),
      ("openrouter", "OPENROUTER_API_KEY"),
    ] {
      #expect(error(without, reference(name))?.detail.contains(key) == true)
    }
    for name in ["ollama", "vllm", "llama.cpp"] {
      #expect(error(without, reference(name)) == nil)
    }
  }

  @Test func `an identity names model and address and no key`() throws {
    let room = ModelRoom(environment: ["OPENAI_API_KEY": "sk-planted-4711"])
    let model = try room.services().model(reference("openai"))
    #expect(
      model.identity == [
        "model": "gpt-4.1-mini", "endpoint": "https://api.openai.com/v1/chat/completions",
        "key_variable": "OPENAI_API_KEY",
      ])
  }

  @Test func `an unknown name is told with the nearest one`() {
    let unknown = error(ModelRoom(environment: [:]), reference("opnai"))
    #expect(unknown?.place == "anna.endpoint")
    #expect(unknown?.detail.contains("did you mean `openai`? An address begins") == true)
    let strange = error(ModelRoom(environment: [:]), reference("xxxxxxxxxxxx"))
    #expect(strange?.detail.contains("vllm. An address begins") == true)
    var order = ModelOrder()
    order.endpoints = ["workshop": ["url": "http://127.0.0.1:9/v1"]]
    let room = ModelRoom(environment: [:], order: order)
    #expect(error(room, reference("worksop"))?.detail.contains("`workshop`") == true)
    #expect(error(room, reference("workshop")) == nil)
  }

  @Test func `an arena's endpoint of the name of a built-in one wins`() throws {
    var order = ModelOrder()
    order.endpoints = ["openai": ["url": "http://127.0.0.1:9/v1"]]
    let room = ModelRoom(environment: [:], order: order)
    let identity = try room.services().model(reference("openai")).identity
    #expect(identity["endpoint"] == "http://127.0.0.1:9/v1/chat/completions")
  }

  @Test func `a check needs no key and tells what is lacking`() throws {
    let room = ModelRoom(environment: [:])
    #expect(error(room, reference("openai"), dry: true) == nil)
    #expect(error(room, reference("work", keyVariable: "WORK_KEY"), dry: true) != nil)
    #expect(room.lacks.map(\.place) == ["anna.key_variable"])
  }

  @Test func `a key comes from a file beside the arena file`() throws {
    let folder = try TemporaryFolder()
    try Data("sk-planted-4711\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/key"))
    var order = ModelOrder()
    order.folder = folder.path
    order.endpoints = [
      "work": ["url": "https://example.invalid/v1", "key_file": "key"],
      "gone": ["url": "https://example.invalid/v1", "key_file": "nokey"],
    ]
    let room = ModelRoom(environment: [:], order: order)
    #expect(error(room, reference("work")) == nil)
    let missing = error(room, reference("gone"))
    #expect(missing?.place == "anna.key_file")
    #expect(missing?.detail.contains("nokey") == true)
  }

  @Test func `a key is not sent over plain http to another machine`() {
    let room = ModelRoom(environment: ["K": "sk-planted-4711"])
    let refused = error(room, reference("http://example.invalid/v1", keyVariable: "K"))
    #expect(refused != nil)
    #expect(refused?.detail.contains("4711") == false)
    #expect(error(room, reference("http://127.0.0.1:9/v1", keyVariable: "K")) == nil)
  }

  @Test func `capped spending needs prices`() {
    var order = ModelOrder()
    order.runCap = 1
    #expect(
      error(ModelRoom(environment: [:], order: order), reference("vllm"))?.detail.contains(
        "has no price") == true)
    order.prices = ["gpt-4.1-mini": Price(input: 0.4, output: 1.6)]
    let room = ModelRoom(environment: [:], order: order)
    #expect(error(room, reference("vllm")) == nil)
    #expect(room.spending?.isEmpty == true)
  }

  @Test func `record begins with an empty cassette and suggests auto`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.cassette"
    var order = ModelOrder()
    order.cassette = .init(file: path, mode: .record)
    let first = ModelRoom(environment: [:], order: order)
    try first.openCassette()
    await first.close()
    let again = ModelRoom(environment: [:], order: order)
    try again.openCassette()
    await again.close()
    let file = try CassetteFile(path: path, .writing)
    _ = try file.keep(
      RecordedCall(question: ["model": ["model": "m"], "messages": []], answer: ["text": "x"]))
    try file.close()
    let third = ModelRoom(environment: [:], order: order)
    do {
      try third.openCassette()
      Issue.record("It was opened.")
    } catch let error as AssemblyError {
      #expect(error.code == .usage)
      #expect(error.detail.contains("`auto`"))
    }
  }

  @Test func `a replay needs neither keys nor what is asked, and plays what was recorded`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x.cassette"
    let file = try CassetteFile(path: path, .writing)
    _ = try file.keep(
      RecordedCall(
        question: [
          "model": [
            "model": "gpt-4.1-mini", "endpoint": "https://api.openai.com/v1/chat/completions",
          ],
          "messages": [["role": "user", "content": [["text": "Which?"]]]],
          "max_tokens": 16, "temperature": 1.0, "seed": 7, "sample": 0,
        ],
        answer: [
          "text": "b2", "finish": "stop", "prompt_tokens": 1_000, "reply_tokens": 100,
        ]))
    try file.close()
    var order = ModelOrder()
    order.cassette = .init(file: path, mode: .replay)
    order.prices = ["gpt-4.1-mini": Price(input: 1, output: 10)]
    order.runCap = 0.000_001
    let room = ModelRoom(environment: [:], order: order)
    try room.openCassette()
    let model = try room.services().model(reference("openai"))
    #expect(room.lacks.isEmpty)
    var request = ModelRequest(
      messages: [Message(.user, "Which?")], mostTokens: 16, temperature: 1, seed: Seed(7),
      timeout: .seconds(1))
    let reply = try await model.reply(to: request)
    #expect(reply.text == "b2")
    #expect(reply.cost == 0.002)
    #expect(room.spending?.isEmpty == true)
    request.seed = Seed(8)
    do throws(ModelError) {
      _ = try await model.reply(to: request)
      Issue.record("It was answered.")
    } catch {
      #expect(error.code == .missing)
      #expect(error.detail.contains("seed is 8, not 7"))
    }
    await room.close()
  }

  @Test func `a model of the user's own is found beside the arena file`() throws {
    let folder = try TemporaryFolder()
    var order = ModelOrder()
    order.folder = folder.path
    let room = ModelRoom(environment: ["PATH": "", "AGON_VENV": "/none"], order: order)
    let missing = error(room, reference("local", model: "mine.gguf"))
    #expect(missing?.place == "anna.model")
    #expect(missing?.detail.contains("mine.gguf") == true)
    try Data("GGUF".utf8).write(to: URL(fileURLWithPath: folder.path + "/mine.gguf"))
    let server = error(room, reference("local", model: "mine.gguf"))
    #expect(server?.detail.contains("llama-server") == true)
    #expect(error(room, reference("local", model: "mine.gguf"), dry: true) == nil)
    let identity = try room.dryServices.model(reference("local", model: "mine.gguf")).identity
    #expect(identity["model"] == "mine")
  }

  @Test func `a missing installation is told for every agent that is asked`() throws {
    let room = ModelRoom(environment: ["PATH": "", "AGON_VENV": "/none"])
    let packaged = reference("local", model: LocalModelServer.packagedModel)
    _ = try room.services(without: ["anna"]).model(packaged)
    #expect(error(room, packaged)?.detail.contains("make model") == true)
  }
}
