// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Foundation

/// The form that an observation must have in each medium.
enum MediaForm {
  /// What is wrong with some bytes, as a sentence; nil when nothing is.
  ///
  /// - Parameter shape: the JSON form, which tells the shape of a tensor.
  static func fault(in bytes: [UInt8], as media: Media, shape: JSON? = nil) -> String? {
    switch media {
    case .text:
      guard let text = String(validating: bytes, as: UTF8.self) else { return "It is no UTF-8." }
      return text.contains { !$0.isWhitespace } ? nil : "It is empty."
    case .json:
      guard let json = try? JSON(parsing: bytes) else { return "It is no JSON: \(start(bytes))" }
      return json.members == nil ? "It is no object: \(start(bytes))" : nil
    case .png: return fault(inPicture: bytes)
    case .svg: return fault(inMarkup: bytes)
    case .tensor: return fault(inTensor: bytes, shape: shape)
    }
  }

  private static func start(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix(60), as: UTF8.self)
  }

  /// A PNG begins with its signature and a header, ends with an end, and its pieces fill it.
  private static func fault(inPicture bytes: [UInt8]) -> String? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      return "It does not begin with the signature of a PNG."
    }
    var place = 8
    var kinds: [String] = []
    while place + 12 <= bytes.count {
      let size = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      kinds.append(String(decoding: bytes[place + 4..<place + 8], as: UTF8.self))
      place += 12 + size
    }
    guard place == bytes.count, kinds.first == "IHDR", kinds.last == "IEND", kinds.contains("IDAT")
    else { return "Its pieces, \(kinds.joined(separator: " ")), do not make a whole PNG." }
    return nil
  }

  private static func fault(inTensor bytes: [UInt8], shape: JSON?) -> String? {
    guard let sizes = shape?["tensor_shape"]?.elements?.compactMap(\.integer), !sizes.isEmpty else {
      return "The JSON form has no \"tensor_shape\"."
    }
    let count = sizes.reduce(Int64(1)) { $0.multipliedReportingOverflow(by: $1).partialValue }
    return Int64(bytes.count) == count * 4
      ? nil : "It has \(bytes.count) bytes, the shape \(sizes) needs \(count * 4)."
  }

  /// An SVG is UTF-8, its elements nest, and the outermost one is `svg`.
  private static func fault(inMarkup bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "It is no UTF-8." }
    var open: [Substring] = []
    var roots: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...]
      if let skipped = afterRemark(rest) {
        rest = skipped
        continue
      }
      guard let end = tagEnd(rest) else { return "A tag is not closed." }
      let inner = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = inner.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }
      if name.isEmpty { return "A tag has no name." }
      if inner.hasPrefix("/") {
        guard open.popLast() == name else { return "The element \(name) is closed, not open." }
      } else {
        if open.isEmpty { roots.append(name) }
        if !inner.hasSuffix("/") { open.append(name) }
      }
    }
    if let name = open.last { return "The element \(name) is not closed." }
    return roots == ["svg"] ? nil : "It is not one element svg, but: \(roots)."
  }

  /// What follows a comment, a declaration or an instruction; nil when the text begins with none.
  private static func afterRemark(_ text: Substring) -> Substring? {
    for (begin, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")]
    where text.hasPrefix(begin) {
      guard let range = text.range(of: end) else { return text.suffix(0) }
      return text[range.upperBound...]
    }
    return nil
  }

  /// The end of a tag, quoted attributes passed over.
  private static func tagEnd(_ text: Substring) -> Substring.Index? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return index
      }
    }
    return nil
  }
}
