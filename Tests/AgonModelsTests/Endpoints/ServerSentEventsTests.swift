// SPDX-License-Identifier: Apache-2.0

@testable internal import AgonModels
internal import Testing

struct ServerSentEventsTests {
  /// The contents of the events of a stream that comes in these pieces.
  private func events(_ pieces: [[UInt8]]) -> [String] {
    var reader = ServerSentEvents()
    var found: [String] = []
    for piece in pieces {
      piece.withUnsafeBytes { bytes in
        reader.take(bytes) { found.append(String(decoding: $0, as: UTF8.self)) }
      }
    }
    return found
  }

  private func events(_ text: String) -> [String] { events([Array(text.utf8)]) }

  private static let stream =
    "\u{FEFF}: hello\r\nevent: a\r\ndata: {\"x\":\r\ndata: 1}\r\n\r\ndata:zwei ü\n\n"

  @Test func `a stream that is cut anywhere has the same events`() {
    let bytes = Array(Self.stream.utf8)
    for cut in 0...bytes.count {
      let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(events(pieces) == ["{\"x\":\n1}", "zwei ü"], "cut at \(cut)")
    }
    #expect(events(bytes.map { [$0] }) == ["{\"x\":\n1}", "zwei ü"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines end in LF, CR or both`(_ end: String) {
    let text = ["data: a", "data: b", "", "data: c", "", ""].joined(separator: end)
    #expect(events(text) == ["a\nb", "c"])
  }

  @Test func `comments, names, ids and other fields are passed over`() {
    #expect(events(": ping\n\nevent: x\nid: 7\nretry: 3\ndataset: no\n\ndata: yes\n\n") == ["yes"])
  }

  @Test func `an event without its blank line is not handed out`() {
    #expect(events("data: a\n\ndata: b\n") == ["a"])
  }

  @Test func `a field without a colon is an empty line, and one blank is taken off`() {
    #expect(events("data\n\ndata:  two blanks\n\n") == ["", " two blanks"])
  }

  @Test func `what is pending is counted`() {
    var reader = ServerSentEvents()
    Array("data: 12345\nda".utf8).withUnsafeBytes { reader.take($0) { _ in } }
    #expect(reader.pending == 7)
  }
}
