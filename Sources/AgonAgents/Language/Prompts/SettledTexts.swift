// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore
internal import Synchronization

/// What a language agent says the same in all turns of an environment: written once, then kept.
///
/// A cache only: what stands in it follows from the settings and the environment.
final class SettledTexts: Sendable {
  /// What is said in one environment.
  struct Entry: Sendable {
    /// The environment, kept so that no other one can take its place in memory.
    let environment: any Environment
    /// What may be claimed.
    let predicates: [PredicateSignature]
    /// The values of templates that say nothing of seat and turn.
    let values: [String: String]
    /// The system message and the examples.
    let head: [Message]
    /// Grammars without the list of actions, by number of seats and whether actions can be listed.
    var grammars: [GrammarKey: (before: String, after: String)] = [:]
  }

  /// What a grammar depends on beside the environment and the actions.
  struct GrammarKey: Hashable, Sendable {
    let seats: Int
    let isListed: Bool
  }

  /// Environments after which all is forgotten, should somebody make them without end.
  private static let mostEntries = 256

  private let settings: LanguageSettings
  private let entries = Mutex<[ObjectIdentifier: Entry]>([:])

  /// Begins with nothing written.
  init(_ settings: LanguageSettings) { self.settings = settings }

  /// What is said in an environment.
  func entry(for environment: any Environment) -> Entry {
    let key = ObjectIdentifier(environment)
    if let entry = entries.withLock({ $0[key] }) { return entry }
    let entry = written(for: environment)
    entries.withLock { entries in
      if entries.count >= Self.mostEntries { entries.removeAll() }
      entries[key] = entry
    }
    return entry
  }

  /// The grammar of the answer's form with these actions.
  func grammar(actions: [String], seats: Int, in environment: any Environment) -> String {
    let key = GrammarKey(seats: seats, isListed: !actions.isEmpty)
    let names = actions.map(\.grammarLiteral).joined(separator: " | ")
    let entry = entry(for: environment)
    if let (before, after) = entry.grammars[key] { return before + names + after }
    let mark = "\u{1}"
    let whole = settings.form.grammar(
      actions: actions.isEmpty ? [] : [mark], predicates: entry.predicates,
      claims: settings.claims, rationaleLength: settings.rationaleLength, seats: seats)
    let parts = whole.split(
      separator: mark.grammarLiteral, maxSplits: 1, omittingEmptySubsequences: false)
    let halves = (before: String(parts[0]), after: parts.count > 1 ? String(parts[1]) : "")
    entries.withLock { $0[ObjectIdentifier(environment)]?.grammars[key] = halves }
    return halves.before + names + halves.after
  }

  private func written(for environment: any Environment) -> Entry {
    let rules = environment.descriptor
    let predicates = Prompt.predicates(of: environment, among: settings.predicates)
    let values = [
      "title": rules.title, "rules": rules.rules, "width": "\(settings.width)",
      "depth": "\(settings.depth)",
      "instructions": settings.form.instructions(
        isJSON: settings.constraint == .jsonSchema, predicates: predicates,
        claims: settings.claims),
    ]
    let system = settings.templates.text(.system, in: rules.id, values)
    let examples = settings.examples?.messages(for: rules.id) ?? []
    return Entry(
      environment: environment, predicates: predicates, values: values,
      head: [Message(.system, system)] + examples)
  }
}
