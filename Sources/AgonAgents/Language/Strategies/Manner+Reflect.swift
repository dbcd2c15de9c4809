// SPDX-License-Identifier: Apache-2.0

extension Manner {
  /// Lessons in words, kept from one episode to the next and shown in the questions.
  ///
  /// `LanguageAgent+Lessons` has the model write them after each episode.
  static let reflect = Manner(
    summary: "Asks as `claims` does, and has the model write lessons after each episode.",
    forms: [.claims, .think, .direct, .code], texts: .reflect)
}
