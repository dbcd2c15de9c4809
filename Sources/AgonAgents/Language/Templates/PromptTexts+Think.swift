// SPDX-License-Identifier: Apache-2.0

extension PromptTexts {
  /// The strategy `think`: after Think in Games (arXiv 2508.21365), without what is particular to its game.
  static let think = asking("Think about the position and what others may do, then answer.")
}
