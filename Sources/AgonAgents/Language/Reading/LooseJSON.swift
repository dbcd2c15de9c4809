// SPDX-License-Identifier: Apache-2.0

/// A JSON value as models write it: keys keep their order, and come again.
///
/// Beyond JSON, quotes may be single or typographic, a comma may stand before a closing bracket, keys of
/// letters need no quotes, line ends may stand in texts, and Python's words for the constants are known.
indirect enum LooseJSON {
  case object([(key: String, value: LooseJSON)])
  case array([LooseJSON])
  case text(String)
  /// A number, as it was written.
  case number(String)
  /// True, false or nothing, of which no answer is made.
  case constant

  /// The text or the whole number, in the spelling of the reply; nil for other values.
  var word: String? {
    switch self {
    case .text(let text): text
    case .number(let number) where Int64(number) != nil: number
    default: nil
    }
  }

  /// Whether the bytes begin as an object does, with a key in quotes and a colon.
  ///
  /// - Parameter allowsBareKey: whether the key may lack its quotes.
  static func begins(at bytes: ArraySlice<UInt8>, allowsBareKey: Bool) -> Bool {
    var reader = LooseJSONReader(Array(bytes.prefix(128)))
    return reader.beginsObject(allowsBareKey: allowsBareKey)
  }
}
