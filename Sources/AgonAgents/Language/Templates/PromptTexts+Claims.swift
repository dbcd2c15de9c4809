// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `claims`, and those that ask in its form.
  static let claims = asking("Which one do you play, and why?")
}
