// SPDX-License-Identifier: Apache-2.0

extension Manner {
  /// Reasoning, then the action, as Think in Games (arXiv 2508.21365) has it.
  static let think = Manner(
    summary: "Asks for reasoning in <think> and the action in <answer>.", forms: [.think],
    texts: .think)
}
