// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims

/// Where in an answer the sections, the objects of JSON and the plain text stand.
///
/// What begins first holds what stands within it: a tag in an object's text opens no section, and an object
/// in a section is part of its text.
struct ReplyOutline {
  /// The answer, in UTF-8.
  let bytes: [UInt8]
  /// The sections, in order.
  private(set) var parts: [ReplyPart] = []
  /// The objects of JSON outside of the sections, with where they begin.
  private(set) var objects: [(value: LooseJSON, start: Int)] = []
  /// What stands outside of both, in order.
  private(set) var plain: [Range<Int>] = []
  /// Whether an object begins that is none to its end, so that what follows is in no part of the outline.
  private(set) var isBroken = false

  /// Sections whose content is the action.
  static let actions: Set<String> = ["action", "answer", "move", "final_action", "final_answer"]
  /// All sections.
  private static let names = actions.union(ReplySection.allCases.map(\.rawValue)).union(asides)
  /// Sections that are no part of an answer.
  private static let asides: Set<String> = ["simulate", "expect", "lessons", "plan"]

  /// Looks through an answer.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tags = ReplyTag.all(in: bytes, named: ReplyOutline.names)
    let links = ReplyTagLinks(tags)
    var position = 0
    var index = 0
    var start = 0
    while !isBroken {
      while index < tags.count,
        tags[index].isClosing || tags[index].span.lowerBound < position
      {
        index += 1
      }
      let end = index < tags.count ? tags[index].span.lowerBound : bytes.count
      let object = objectStart(in: position..<end)
      guard object != nil || index < tags.count else { break }
      let place = object ?? end
      if start < place { plain.append(start..<place) }
      if object != nil {
        position = readObject(at: place)
      } else {
        let (part, next) = links.part(opened: index, before: bytes.count)
        parts.append(part.isClosed ? part : grown(part, among: tags[next...]))
        position = parts[parts.count - 1].span.upperBound
        index = max(next, index + 1)
      }
      start = position
    }
    if !isBroken, start < bytes.count { plain.append(start..<bytes.count) }
  }

  /// A section without its end, as far as it reaches.
  ///
  /// What is told in a rationale without its end may hold tags, so it reaches to a tag that begins a line; a
  /// look ahead or a lesson without its end reaches to the end of all, and an action to the end of its line.
  private func grown(_ part: ReplyPart, among later: ArraySlice<ReplyTag>) -> ReplyPart {
    if part.section == .rationale {
      let next = later.first { !$0.isClosing && beginsLine($0.span.lowerBound) }
      return part.reaching(next?.span.lowerBound ?? bytes.count)
    }
    if ReplyOutline.asides.contains(part.name) { return part.reaching(bytes.count) }
    guard part.section != .claims else { return part }
    let content = bytes[part.content]
    let first = content.firstIndex { $0 > 0x20 } ?? content.startIndex
    return part.reaching(content[first...].index(of: 0x0A) ?? content.endIndex)
  }

  private func beginsLine(_ place: Int) -> Bool {
    var place = place
    while place > 0, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x09 { place -= 1 }
    return place == 0 || bytes[place - 1] == 0x0A
  }

  /// Where an object begins first; only at the beginning of a line may its key lack quotes.
  private func objectStart(in range: Range<Int>) -> Int? {
    var rest = bytes[range]
    while let start = rest.index(of: UInt8(ascii: "{")) {
      let isFirst = beginsLine(start)
      if LooseJSON.begins(at: bytes[start..<bytes.count], allowsBareKey: isFirst) { return start }
      rest = rest[(start + 1)...]
    }
    return nil
  }

  /// Reads an object, and tells where it ends.
  private mutating func readObject(at start: Int) -> Int {
    var reader = LooseJSONReader(bytes, from: start)
    guard let value = reader.value() else {
      isBroken = true
      return bytes.count
    }
    objects.append((value, start))
    return reader.position
  }

  /// Where something stands first that is neither a section with its end nor an object; the end of the
  /// answer for nothing.
  ///
  /// In a reply that was cut off, what stands behind such a place may be a part of something told.
  var firstLooseText: Int {
    let texts = plain.lazy.filter { !bytes[$0].trimmed.isEmpty }.map(\.lowerBound)
    let open = parts.lazy.filter { !$0.isClosed }.map(\.span.lowerBound)
    return min(texts.first ?? bytes.count, open.first ?? bytes.count)
  }

  /// The section's content as a statement of the action; nil when it is blank.
  ///
  /// Of a section without its end only the first line that is not blank counts.
  ///
  /// - Parameter loose: where the first loose text stands.
  func statement(of part: ReplyPart, before loose: Int) -> Statement? {
    var content = bytes[part.content].trimmed
    if !part.isClosed { content = content.prefix { $0 != 0x0A }.trimmed }
    if content.isEmpty { return nil }
    return Statement(
      text: content.text, rule: .section, isEnded: part.isClosed && part.span.lowerBound < loose,
      isDenied: Denial.precedes(part.span.lowerBound, in: bytes[...]))
  }
}
