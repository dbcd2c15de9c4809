// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `direct`.
  static let direct = asking("Which one do you play?")
}
