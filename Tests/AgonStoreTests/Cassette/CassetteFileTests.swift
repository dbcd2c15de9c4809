// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Foundation
internal import Testing

struct CassetteFileTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/x.cassette" }

  init() throws { folder = try TemporaryFolder() }

  private func code(_ body: () throws -> Void) -> StoreError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? StoreError)?.code
    }
  }

  @Test func `a kept call is there after the file was opened again`() throws {
    let call = RecordedCall.sample()
    let file = try CassetteFile(path: path, .writing)
    #expect(try file.isEmpty())
    #expect(try file.answer(to: call.key) == nil)
    #expect(try file.keep(call) == call.answer)
    try file.close()
    #expect(try folder.files == ["x.cassette"])
    let again = try CassetteFile(path: path, .reading)
    #expect(try again.answer(to: call.key) == call.answer)
    #expect(try !again.isEmpty())
  }

  @Test func `a call comes back whole`() throws {
    let calls = [
      RecordedCall.sample(["Rules.", "a\u{0}b\n\"é\""]), .sample([]),
      .sample(["Rules.", "Rules."], seed: 8),
    ]
    let file = try CassetteFile(path: path, .writing)
    for call in calls { _ = try file.keep(call) }
    var found: [RecordedCall] = []
    try file.forEachCall { found.append($0) }
    #expect(Set(found) == Set(calls))
    #expect(found.map(\.key.description) == found.map(\.key.description).sorted())
  }

  @Test func `the first answer to a question stays, in two processes too`() throws {
    let first = try CassetteFile(path: path, .writing)
    let second = try CassetteFile(path: path, .writing)
    let call = RecordedCall.sample()
    let other = RecordedCall.sample(answer: "c3")
    #expect(try first.keep(call) == call.answer)
    #expect(try second.keep(other) == call.answer)
    #expect(try second.answer(to: call.key) == call.answer)
  }

  @Test func `what is kept is there for a process that opens the file while it is written`() throws
  {
    let writer = try CassetteFile(path: path, .writing)
    _ = try writer.keep(.sample())
    let reader = try CassetteFile(path: path, .reading)
    _ = try writer.keep(.sample(seed: 8))
    #expect(try reader.answer(to: RecordedCall.sample(seed: 8).key) != nil)
  }

  @Test func `the nearest questions share the most messages and the model`() throws {
    let file = try CassetteFile(path: path, .writing)
    for call in [
      RecordedCall.sample(["Rules.", "a1", "b2"]), .sample(["Rules.", "a1", "c3"], seed: 8),
      .sample(["Rules.", "b2", "x"]), .sample(["Rules.", "a1", "x"], model: "huge"),
    ] {
      _ = try file.keep(call)
    }
    let asked = RecordedCall.sample(["Rules.", "a1", "x"]).question
    let near = try file.questions(like: asked, atMost: 9)
    #expect(near.compactMap { $0["seed"]?.integer }.sorted() == [7, 8])
    #expect(near.allSatisfy { $0["messages"]?.elements?[1]["content"] == [["text": "a1"]] })
    let one = try file.questions(like: asked, atMost: 1)
    #expect(one.count == 1)
    let none = try file.questions(like: RecordedCall.sample(model: "none").question, atMost: 9)
    #expect(none.isEmpty)
    #expect(try file.models() == ["huge", "tiny"])
  }

  @Test func `a question with nothing in common has all calls of its model as nearest`() throws {
    let file = try CassetteFile(path: path, .writing)
    _ = try file.keep(.sample(["Rules."]))
    #expect(try file.questions(like: RecordedCall.sample(["New."]).question, atMost: 9).count == 1)
  }

  @Test func `the summary counts calls and tokens of each model`() throws {
    let file = try CassetteFile(path: path, .writing)
    _ = try file.keep(.sample())
    _ = try file.keep(.sample(seed: 8))
    _ = try file.keep(
      RecordedCall(
        question: RecordedCall.sample(model: "huge").question, answer: ["failure": "timeout"]))
    let summary = try file.summary()
    #expect(summary.map(\.model) == ["huge", "tiny"])
    #expect(summary.map(\.calls) == [1, 2])
    #expect(summary.map(\.late) == [1, 0])
    #expect(summary.map(\.promptTokens) == [0, 180])
    #expect(summary.map(\.cachedTokens) == [0, 80])
    #expect(summary.map(\.replyTokens) == [0, 20])
  }

  @Test func `a message that many calls send is kept once`() throws {
    let file = try CassetteFile(path: path, .writing)
    for seed in 0..<5 { _ = try file.keep(.sample(seed: Int64(seed))) }
    try file.close()
    #expect(try SQLiteShell.run("SELECT count(*) FROM message", on: path) == "2")
  }

  @Test func `a missing file is not made to be read`() throws {
    #expect(code { _ = try CassetteFile(path: path, .reading) } == .notFound)
    #expect(try folder.files.isEmpty)
  }

  @Test func `files of others are refused and stay as they are`() throws {
    try SQLiteShell.run("CREATE TABLE t (x); PRAGMA application_id = 5;", on: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(code { _ = try CassetteFile(path: path, .writing) } == .notARun)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    let text = folder.path + "/text"
    try Data("no database, but long enough to look like one ".utf8).write(
      to: URL(fileURLWithPath: text))
    #expect(code { _ = try CassetteFile(path: text, .writing) } == .notARun)
    #expect(code { _ = try CassetteFile(path: folder.path, .writing) } == .notARun)
  }

  @Test func `a newer file is refused`() throws {
    try CassetteFile(path: path, .writing).close()
    try SQLiteShell.run("PRAGMA user_version = 99", on: path)
    #expect(code { _ = try CassetteFile(path: path, .writing) } == .newerVersion)
    #expect(code { _ = try CassetteFile(path: path, .reading) } == .newerVersion)
  }

  @Test func `a file with a trigger or another table is refused`() throws {
    try CassetteFile(path: path, .writing).close()
    try SQLiteShell.run(
      "CREATE TRIGGER t AFTER INSERT ON call BEGIN DELETE FROM call; END", on: path)
    #expect(code { _ = try CassetteFile(path: path, .writing) } == .notARun)
  }

  @Test func `a file that was left while its tables were made is filled`() throws {
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(code { _ = try CassetteFile(path: path, .reading) } == .notARun)
    let file = try CassetteFile(path: path, .writing)
    _ = try file.keep(.sample())
    #expect(try file.summary().count == 1)
  }

  @Test func `a closed cassette says so`() throws {
    let file = try CassetteFile(path: path, .writing)
    try file.close()
    #expect(code { _ = try file.answer(to: RecordedCall.sample().key) } != nil)
  }
}
