// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import AgonStore
internal import Testing

struct CassetteLinesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func cassette(_ name: String) throws -> CassetteFile {
    try CassetteFile(path: folder.path + "/" + name, .writing)
  }

  private func exported(_ file: CassetteFile) throws -> [String] {
    var lines = [CassetteLines.head]
    try file.forEachCall { lines.append(CassetteLines.line(of: $0)) }
    return lines
  }

  private func take(
    _ lines: [String], into file: CassetteFile
  ) throws -> (new: Int, known: Int, other: Int) {
    var number = 0
    return try file.keep(each: {
      while number < lines.count {
        number += 1
        if let call = try CassetteLines.call(in: lines[number - 1], number: number) { return call }
      }
      return nil
    })
  }

  @Test func `export, import and export give the same lines`() throws {
    let first = try cassette("a")
    for seed in [5, 3, 9] as [Int64] {
      _ = try first.keep(.sample(["Rules.", "é\u{0}\"\n\u{2028}"], seed: seed))
    }
    let lines = try exported(first)
    #expect(lines.count == 4)
    let second = try cassette("b")
    #expect(try take(lines, into: second) == (3, 0, 0))
    #expect(try exported(second) == lines)
  }

  @Test func `calls that are there stay, and it is told whether they are the same`() throws {
    let first = try cassette("a")
    _ = try first.keep(.sample(seed: 1))
    _ = try first.keep(.sample(seed: 2))
    let second = try cassette("b")
    _ = try second.keep(.sample(seed: 1))
    _ = try second.keep(.sample(seed: 2, answer: "c3"))
    #expect(try take(try exported(first), into: second) == (0, 1, 1))
    #expect(
      try second.answer(to: RecordedCall.sample(seed: 2).key)
        == RecordedCall.sample(answer: "c3").answer)
  }

  @Test func `a file with one bad line imports nothing`() throws {
    let first = try cassette("a")
    _ = try first.keep(.sample())
    let second = try cassette("b")
    #expect(throws: CassetteLineError.self) {
      try take(try exported(first) + ["{\"key\": 1}"], into: second)
    }
    #expect(try second.isEmpty())
  }

  @Test(arguments: [
    ("{\"agon\":\"cassette\",\"version\":2}", 1, "newer Agon"),
    ("{\"agon\":\"run\"}", 1, "first line"),
    ("[1", 2, "no JSON"),
    ("{\"answer\":{}}", 2, "needs the members"),
    (
      "{\"answer\":{},\"key\":\"00\",\"question\":{\"messages\":[],\"model\":{}}}", 2,
      "not that of the question"
    ),
  ]) func `a bad line is told with its number`(line: String, number: Int, words: String) {
    do throws(CassetteLineError) {
      _ = try CassetteLines.call(in: line, number: number)
      Issue.record("The line was taken.")
    } catch {
      #expect(error.line == number)
      #expect(error.detail.contains(words))
    }
  }

  @Test func `an empty line is passed over`() throws {
    #expect(try CassetteLines.call(in: "  ", number: 7) == nil)
  }
}
