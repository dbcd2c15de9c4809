// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// Takes typed values out of an agent's settings and refuses what is left over.
struct SettingsReader {
  private let agent: String
  private let members: [String: JSON]

  /// Opens the settings of one agent; null counts as an empty object.
  ///
  /// - Parameter keys: all keys that the kind knows.
  init(_ settings: JSON, of agent: String, knowing keys: Set<String>) throws(AgentSettingsError) {
    self.agent = agent
    switch settings {
    case .null: members = [:]
    case .object(let object): members = object
    default:
      throw AgentSettingsError(
        code: .wrongType, place: agent, detail: "The settings must be an object of keys.")
    }
    if let key = members.keys.sorted().first(where: { !keys.contains($0) }) {
      let known = keys.isEmpty ? "none" : keys.sorted().joined(separator: ", ")
      throw AgentSettingsError(
        code: .unknownKey, place: "\(agent).\(key)",
        detail: "The kind knows no such key; it knows: \(known).")
    }
  }

  /// An integer in a range; the default when the key is absent.
  func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int)
    throws(AgentSettingsError) -> Int
  {
    guard let value = members[key] else { return fallback }
    guard let number = value.integer else { throw wrongType(key, "an integer") }
    guard let exact = Int(exactly: number), range.contains(exact) else {
      throw outOfRange(key, "\(range.lowerBound)", "\(range.upperBound)")
    }
    return exact
  }

  /// An integer in a range; nil when the key is absent.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(AgentSettingsError) -> Int? {
    members[key] == nil ? nil : try integer(key, in: range, default: range.lowerBound)
  }

  /// An object; nil when the key is absent.
  func object(_ key: String) throws(AgentSettingsError) -> [String: JSON]? {
    guard let value = members[key] else { return nil }
    guard let object = value.members else { throw wrongType(key, "a mapping") }
    return object
  }

  /// A decimal number in a range; the default when the key is absent.
  func number(_ key: String, in range: ClosedRange<Double>, default fallback: Double)
    throws(AgentSettingsError) -> Double
  {
    guard let value = members[key] else { return fallback }
    guard let number = value.double else { throw wrongType(key, "a number") }
    guard range.contains(number) else {
      throw outOfRange(key, "\(range.lowerBound)", "\(range.upperBound)")
    }
    return number
  }

  /// A Boolean; the default when the key is absent.
  func truth(_ key: String, default fallback: Bool) throws(AgentSettingsError) -> Bool {
    guard let value = members[key] else { return fallback }
    guard let truth = value.truth else { throw wrongType(key, "true or false") }
    return truth
  }

  /// Any value; nil when the key is absent.
  func json(_ key: String) -> JSON? { members[key] }

  /// A text; nil when the key is absent.
  func text(_ key: String) throws(AgentSettingsError) -> String? {
    guard let value = members[key] else { return nil }
    guard let text = value.text else { throw wrongType(key, "a text") }
    return text
  }

  /// A list of texts; nil when the key is absent.
  func texts(_ key: String) throws(AgentSettingsError) -> [String]? {
    guard let value = members[key] else { return nil }
    let texts = (value.elements ?? []).compactMap(\.text)
    guard let elements = value.elements, elements.count == texts.count else {
      throw wrongType(key, "a list of texts")
    }
    return texts
  }

  /// One of a few words; the default when the key is absent.
  func word<Word>(_ key: String, default fallback: Word) throws(AgentSettingsError) -> Word
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let value = members[key] else { return fallback }
    guard let text = value.text, let word = Word(rawValue: text) else {
      throw wrongType(key, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  private func wrongType(_ key: String, _ wanted: String) -> AgentSettingsError {
    AgentSettingsError(
      code: .wrongType, place: "\(agent).\(key)", detail: "The value must be \(wanted).")
  }

  private func outOfRange(_ key: String, _ least: String, _ most: String) -> AgentSettingsError {
    AgentSettingsError(
      code: .outOfRange, place: "\(agent).\(key)",
      detail: "The value must lie between \(least) and \(most).")
  }
}
