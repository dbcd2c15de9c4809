// SPDX-License-Identifier: Apache-2.0

internal import Yams

/// Words for what the YAML parser refuses.
enum DocumentSyntax {
  /// The place and the sentence for an error of the parser.
  static func explain(_ error: any Error, in text: String) -> (DocumentPlace, String) {
    guard let error = error as? YamlError else { return (.start, "\(error)") }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = DocumentPlace(mark)
      if let tab = tab(at: place, in: text) {
        return (tab, "a tab stands in the indentation; YAML is indented by spaces only")
      }
      if problem.hasSuffix("found another document") {
        return (place, "a second document begins; an arena file is one document")
      }
      let reason = context.map { " \($0.text)" } ?? ""
      return (place, "this is no valid YAML\(reason): \(problem)")
    case .reader(let problem, let offset, _, _):
      return (place(ofCharacter: offset ?? 0, in: text), "the text cannot be read: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(keys.first ?? "", first: DocumentPlace(context.mark), in: text)
    default: return (.start, "the text cannot be read: \(error)")
    }
  }

  /// The tab in the indentation of the line of a place, or of the line before it.
  private static func tab(at place: DocumentPlace, in text: String) -> DocumentPlace? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in [place.line, place.line - 1] where line >= 1 && line <= lines.count {
      let indentation = lines[line - 1].unicodeScalars.prefix { $0 == " " || $0 == "\t" }
      if let tab = indentation.firstIndex(of: "\t") {
        let column = indentation.distance(from: indentation.startIndex, to: tab) + 1
        return DocumentPlace(line: line, column: column)
      }
    }
    return nil
  }

  private static func place(ofCharacter offset: Int, in text: String) -> DocumentPlace {
    let before = text.prefix(offset)
    let line = before.count { $0.isNewline } + 1
    let column = before.reversed().prefix { !$0.isNewline }.count + 1
    return DocumentPlace(line: line, column: column)
  }

  /// The second place of a key that stands twice; the first where the second is not found.
  private static func duplicate(_ key: String, first: DocumentPlace, in text: String)
    -> (DocumentPlace, String)
  {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indentation = String(repeating: " ", count: first.column - 1)
    for line in lines.indices.dropFirst(first.line) where lines[line].hasPrefix(indentation) {
      let rest = lines[line].dropFirst(indentation.count)
      guard [key, "\"\(key)\"", "'\(key)'"].contains(where: { rest.hasPrefix($0 + ":") }) else {
        continue
      }
      let place = DocumentPlace(line: line + 1, column: first.column)
      return (place, "the key `\(key)` stands twice; the first is in line \(first.line)")
    }
    return (first, "the key `\(key)` stands twice in this mapping")
  }
}
