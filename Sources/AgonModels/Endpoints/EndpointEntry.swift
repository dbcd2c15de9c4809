// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Takes typed values out of an endpoint's entry.
struct EndpointEntry {
  private let name: String
  private let entry: [String: JSON]

  /// Opens an entry and refuses keys that the schema does not know.
  init(_ json: JSON, of name: String) throws(EndpointSettingsError) {
    guard let members = json.members else {
      throw EndpointSettingsError(place: name, detail: "An endpoint must be an object of keys.")
    }
    self.name = name
    entry = members
    let known = EndpointSettings.schema["properties"]?.members ?? [:]
    if let key = members.keys.sorted().first(where: { known[$0] == nil }) {
      throw objection(
        key, "There is no such key; there are: \(known.keys.sorted().joined(separator: ", ")).")
    }
  }

  /// An error at a key.
  func objection(_ key: String, _ detail: String) -> EndpointSettingsError {
    EndpointSettingsError(place: "\(name).\(key)", detail: detail)
  }

  /// The value of a key; nil when it is absent or null.
  private func value(_ key: String) -> JSON? {
    entry[key].flatMap { $0 == .null ? nil : $0 }
  }

  /// A text that is not empty; nil when the key is absent.
  func text(_ key: String) throws(EndpointSettingsError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.text, !text.isEmpty else {
      throw objection(key, "The value must be a text.")
    }
    return text
  }

  /// True or false; the default when the key is absent.
  func truth(_ key: String, default fallback: Bool) throws(EndpointSettingsError) -> Bool {
    guard let value = value(key) else { return fallback }
    guard let truth = value.truth else { throw objection(key, "The value must be true or false.") }
    return truth
  }

  /// An integer of a range; nil when the key is absent.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(EndpointSettingsError) -> Int? {
    guard let value = value(key) else { return nil }
    guard let number = value.integer.flatMap({ Int(exactly: $0) }), range.contains(number) else {
      let words =
        range.upperBound == .max
        ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw objection(key, "The value must be an integer \(words).")
    }
    return number
  }

  /// A time in seconds; nil when the key is absent.
  func seconds(_ key: String) throws(EndpointSettingsError) -> Duration? {
    guard let value = value(key) else { return nil }
    guard let number = value.double, (0.001...86_400).contains(number) else {
      throw objection(key, "The value must be a number of seconds from 0.001 to 86400.")
    }
    return .seconds(number)
  }

  /// The members of an object, null ones among them; none when the key is absent.
  func members(_ key: String) throws(EndpointSettingsError) -> [String: JSON] {
    guard let value = value(key) else { return [:] }
    guard let members = value.members else {
      throw objection(key, "The value must be an object of keys.")
    }
    return members
  }

  /// One of a few words; the default when the key is absent.
  func word<Word>(_ key: String, default fallback: Word) throws(EndpointSettingsError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let value = value(key) else { return fallback }
    guard let word = value.text.flatMap(Word.init(rawValue:)) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw objection(key, "The value must be one of: \(words).")
    }
    return word
  }
}
