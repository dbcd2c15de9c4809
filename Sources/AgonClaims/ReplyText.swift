// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// A whole reply in text form, read as far as it can be read.
///
/// Nothing in it makes the reading fail.
///
/// Exact is a reply that holds the five sections once each, in their order, closed, filled and with
/// nothing but blanks around them. What is read beyond that is tolerated by these rules, and `faults` says
/// each in a sentence:
/// - Tags may have any letter case and blanks. Text outside of the sections is passed over, and so is
///   what a model thinks aloud: all up to the last `</think>`, and all from a `<think>` without its end.
/// - A section without its end reaches to the next section or to the end of the reply; of a conclusion, an
///   action or a confidence only the first line that is not blank counts.
/// - Tags within a closed rationale are part of it.
/// - Sections may lack or come again: several rationales are joined by a line end, claims come one after
///   the other, the last conclusion and confidence count, and all different actions are kept.
/// - Around an action or a conclusion, quotes, backticks and asterisks are removed.
/// - Lines of code fences among the claims are passed over, and all lines after the thousandth. A
///   confidence may be a percentage.
package struct ReplyText: Hashable, Sendable {
  /// The free text; nil when there is none or it is blank.
  package private(set) var rationale: String?
  /// Where the rationale's first part stands in the reply, in UTF-8 bytes.
  package private(set) var rationaleSpan: Range<Int>?
  /// The lines of the claims sections that are not blank, in order.
  package private(set) var claimLines: [ClaimLine] = []
  /// What the rationale recommends.
  package private(set) var conclusion: String?
  /// The different actions stated, in order; more than one is for the agent to refuse as ambiguous.
  package private(set) var actions: [String] = []
  /// The stated probability of a good end, from 0 to 1.
  package private(set) var confidence: Double?
  /// True when the reply stops within a section: most often cut off at a limit.
  package private(set) var isTruncated = false
  /// What departs from the exact form, one sentence each.
  package private(set) var faults: [String] = []

  private static let mostLines = 1_000
  private var known: Set<String> = []

  /// Reads a reply.
  package init(parsing text: String) {
    let bytes = Array(text.utf8)
    self.init(ReplyPart.all(in: bytes), of: bytes)
  }

  /// Reads sections that were found in a reply; those of other names are passed over.
  package init(_ parts: [ReplyPart], of bytes: [UInt8]) {
    let parts = parts.filter { $0.section != nil }
    isTruncated = parts.last.map { !$0.isClosed && $0.span.upperBound == bytes.count } ?? false
    for part in parts { add(part, of: bytes) }
    noteForm(of: parts, in: bytes)
  }

  /// True when the reply kept the form; claims that are no claims do not count against it.
  package var isExact: Bool { faults.isEmpty }

  /// The one action stated; nil when there is none, or several.
  package var action: String? { actions.count == 1 ? actions[0] : nil }

  /// The reply as an agent's explanation; the path is left to the agent.
  package var explanation: Explanation {
    Explanation(
      rationale: rationale, claimLines: claimLines.map(\.text), conclusion: conclusion,
      stated: action, confidence: confidence)
  }

  private mutating func add(_ part: ReplyPart, of bytes: [UInt8]) {
    switch part.section {
    case nil: break
    case .rationale:
      let content = Lexeme.trimmed(bytes[part.content])
      guard !content.isEmpty else { return }
      let text = String(decoding: content, as: UTF8.self)
      rationaleSpan = rationaleSpan ?? content.indices
      if rationale == nil {
        rationale = text
      } else {
        rationale?.append("\n" + text)
      }
    case .claims: addClaims(bytes[part.content])
    case .conclusion: conclusion = word(of: part, in: bytes) ?? conclusion
    case .action:
      if let action = word(of: part, in: bytes), known.insert(action).inserted {
        actions.append(action)
      }
    case .confidence: confidence = number(of: part, in: bytes) ?? confidence
    }
  }

  private mutating func addClaims(_ content: ArraySlice<UInt8>) {
    for line in content.split(separator: 0x0A) {
      let line = Lexeme.trimmed(line)
      if line.isEmpty { continue }
      if line.starts(with: [0x60, 0x60, 0x60]) {
        faults.append("A code fence stands among the claims.")
        continue
      }
      if claimLines.count == ReplyText.mostLines {
        faults.append("More than \(ReplyText.mostLines) lines stand among the claims.")
        return
      }
      claimLines.append(
        ClaimLine(parsing: String(decoding: line, as: UTF8.self), at: line.startIndex))
    }
  }

  /// The content of a short section without ornament; nil when it is blank.
  private mutating func word(of part: ReplyPart, in bytes: [UInt8]) -> String? {
    var content = firstLine(of: part, in: bytes)
    let ornaments: [UInt8] = [0x22, 0x27, 0x60, 0x2A]
    let size = content.count
    while content.count > 1, let first = content.first, first == content.last,
      ornaments.contains(first)
    {
      content = Lexeme.trimmed(content.dropFirst().dropLast())
    }
    if content.count < size {
      faults.append("Ornament stands around the text of <\(part.name)>.")
    }
    return content.isEmpty ? nil : String(decoding: content, as: UTF8.self)
  }

  private mutating func number(of part: ReplyPart, in bytes: [UInt8]) -> Double? {
    var content = firstLine(of: part, in: bytes)
    let isPercentage = content.last == UInt8(ascii: "%")
    if isPercentage {
      content = Lexeme.trimmed(content.dropLast())
      faults.append("The confidence is a percentage.")
    }
    guard let number = Lexeme.number(content) else { return nil }
    let value = isPercentage ? number / 100 : number
    return (0...1).contains(value) ? value : nil
  }

  private func firstLine(of part: ReplyPart, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    let content = Lexeme.trimmed(bytes[part.content])
    return part.isClosed ? content : Lexeme.trimmed(content.prefix { $0 != 0x0A })
  }

  private mutating func noteForm(of parts: [ReplyPart], in bytes: [UInt8]) {
    for section in ReplySection.allCases {
      let tag = "<\(section.rawValue)>"
      let own = parts.filter { $0.section == section }
      if own.isEmpty { faults.append("The section \(tag) is missing.") }
      if own.count > 1 { faults.append("The section \(tag) stands there \(own.count) times.") }
      if own.contains(where: { !$0.isClosed }) {
        faults.append("The section \(tag) has no end.")
      }
      if !own.isEmpty, isBlank(section) {
        faults.append(
          section == .confidence
            ? "The confidence is no number from 0 to 1." : "The section \(tag) is empty.")
      }
    }
    let order = parts.compactMap(\.section)
    if order != ReplySection.allCases.filter(order.contains), Set(order).count == order.count {
      faults.append("The sections are not in their order.")
    }
    var end = 0
    for span in parts.map(\.span) + [bytes.count..<bytes.count] {
      if bytes[end..<max(end, span.lowerBound)].contains(where: { !Lexeme.isBlank($0) }) {
        faults.append("Text stands outside of the sections.")
        break
      }
      end = span.upperBound
    }
  }

  private func isBlank(_ section: ReplySection) -> Bool {
    switch section {
    case .rationale: rationale == nil
    case .claims: false
    case .conclusion: conclusion == nil
    case .action: actions.isEmpty
    case .confidence: confidence == nil
    }
  }
}
