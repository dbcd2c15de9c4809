// SPDX-License-Identifier: Apache-2.0

import AgonCore
import AgonTestSupport
import Testing

@testable import AgonAgents

/// A reply of the corpus in Tests/AgonAgentsTests/Replies, and what must become of it.
struct ReadingEntry: Sendable, CustomTestStringConvertible {
  /// What must become of a reply.
  enum Fate: Hashable, Sendable {
    case action(String, ParsePath)
    case useless(FailureClass)
  }

  /// The file and the name of the entry.
  let name: String
  let environment: String
  /// The actions before the reply, by name, those of chance among them.
  let past: [String]
  let form: AnswerForm
  let isJSON: Bool
  let prefill: String?
  let forced: String?
  let fate: Fate
  /// The rule by which the action is stated; nil where the entry does not tell.
  let rule: ReadingRule?
  /// The rationale; nil where the entry does not tell.
  let rationale: String?
  /// What a parser that searches the text would play.
  let naive: String?
  let finish: ModelReply.Finish
  let trace: String?
  /// The pieces of the reply.
  private let pieces: [(text: String, times: Int)]

  var testDescription: String { name }

  /// The reply.
  var reply: ModelReply {
    let text = pieces.map { String(repeating: $0.text, count: $0.times) }.joined()
    return ModelReply(text: text, trace: trace, finish: finish)
  }

  private static let rules: [String: ReadingRule] = [
    "section": .section, "object": .object, "label": .label, "heading": .heading, "box": .box,
    "step": .step, "code": .code, "line": .line,
  ]

  /// Reads an entry; what it lacks is the file's.
  init(_ entry: JSON, of file: String, usual: JSON) throws {
    let value = { (key: String) in entry[key] ?? usual[key] }
    name = try file + ": " + #require(entry["name"]?.text)
    environment = try #require(value("environment")?.text)
    past = value("after")?.elements?.compactMap(\.text) ?? []
    form = try value("form")?.text.map { try #require(AnswerForm(rawValue: $0)) } ?? .claims
    isJSON = entry["json"]?.truth ?? false
    prefill = entry["prefill"]?.text
    forced = entry["forced"]?.text
    rationale = entry["rationale"]?.text
    naive = entry["naive"]?.text
    trace = entry["trace"]?.text
    let finish = value("finish")?.text ?? "stop"
    self.finish = try #require(ModelReply.Finish(rawValue: finish))
    rule = try entry["rule"]?.text.map { try #require(ReadingEntry.rules[$0]) }
    if let failure = entry["failure"]?.text {
      fate = .useless(try #require(FailureClass(rawValue: failure)))
    } else {
      let path = try #require(ParsePath(rawValue: entry["path"]?.text ?? ""))
      fate = .action(try #require(entry["action"]?.text), path)
    }
    pieces = try ReadingEntry.pieces(#require(entry["reply"]))
  }

  /// A text, or lines, some of which are pieces that come many times.
  private static func pieces(_ reply: JSON) throws -> [(text: String, times: Int)] {
    if let text = reply.text { return [(text, 1)] }
    let elements = try #require(reply.elements)
    if elements.allSatisfy({ $0.text != nil }) {
      return [(elements.compactMap(\.text).joined(separator: "\n"), 1)]
    }
    return try elements.map { element in
      if let text = element.text { return (text, 1) }
      return (try #require(element["repeat"]?.text), Int(try #require(element["times"]?.integer)))
    }
  }

  /// All entries; the text of a page that cannot be read is an error of the test.
  static func all(in folder: String = "Tests/AgonAgentsTests/Replies") throws -> [ReadingEntry] {
    try Repository.names(in: folder).filter { $0.hasSuffix(".json") }.flatMap { file in
      let page = try JSON(parsing: try Repository.text(of: folder + "/" + file))
      let name = String(file.dropLast(".json".count))
      return try #require(page["replies"]?.elements).map {
        try ReadingEntry($0, of: name, usual: page)
      }
    }
  }

  /// The entries of usual length.
  static let short: [ReadingEntry] = (try? all().filter { !$0.name.hasPrefix("huge:") }) ?? []

  /// The entries of a length that shows whether reading takes linear time.
  static let huge: [ReadingEntry] = (try? all().filter { $0.name.hasPrefix("huge:") }) ?? []
}
