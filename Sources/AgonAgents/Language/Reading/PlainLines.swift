// SPDX-License-Identifier: Apache-2.0

/// The lines outside of sections and objects, parted into those that state the action by a label and the
/// rest.
struct PlainLines {
  /// What the lines state.
  private(set) var statements = StatementList()
  /// The other lines, without labels of thoughts.
  private(set) var rest: [UInt8] = []
  /// Whether a line labels a thought.
  private(set) var hasThought = false

  private let form: AnswerForm
  /// Whether a label stood alone, so that the next line may be the action.
  private var isPending = false

  /// Reads the plain text of an answer.
  init(_ outline: ReplyOutline, form: AnswerForm) {
    self.form = form
    for range in outline.plain {
      let slice = outline.bytes[range]
      isPending = false
      slice.forEachLine { line in
        add(line, isEnded: line.endIndex < slice.endIndex)
      }
      for box in Box.all(in: slice) where !box.content.trimmed.isEmpty {
        statements.add(
          Statement(
            text: box.content.trimmed.text, rule: .box, isEnded: false,
            isDenied: Denial.precedes(box.start, in: slice)))
      }
    }
  }

  private mutating func add(_ line: ArraySlice<UInt8>, isEnded: Bool) {
    let label = ActionLabel(line) ?? ActionLabel(heading: line)
    if isPending, !line.trimmed.isEmpty, label?.isAction != true {
      // A fence may stand between a label and the action.
      if line.trimmed.begins(with: "```") { return }
      isPending = false
      statements.add(Statement(text: line.trimmed.text, rule: .heading, isEnded: isEnded))
      keep(line)
      return
    }
    guard let label else { return keep(line) }
    let isStep = form == .react && label.isStep
    if label.isAction || isStep {
      let content = label.rest.trimmed { ActionLabel.ornaments.contains($0) }
      guard !content.isEmpty else {
        isPending = true
        return keep(line)
      }
      statements.add(
        Statement(
          text: content.text, rule: isStep ? .step : .label, isEnded: form == .react && isEnded))
    } else if form == .react, label.isThought {
      hasThought = true
      keep(label.rest.trimmed)
    } else {
      keep(line)
    }
  }

  private mutating func keep(_ line: ArraySlice<UInt8>) {
    rest += line
    rest.append(0x0A)
  }

  /// Where the first line begins that labels an observation; nil when there is none.
  static func observation(in bytes: [UInt8]) -> Int? {
    var start: Int?
    bytes[...].forEachLine { line in
      if start == nil, let first = line.trimmed.first, first | 0x20 == UInt8(ascii: "o"),
        ActionLabel(line)?.isObservation == true
      {
        start = line.startIndex
      }
    }
    return start
  }
}
