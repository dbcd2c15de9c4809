// SPDX-License-Identifier: Apache-2.0

extension Manner {
  /// The model may have lines of play carried out by the rules before it answers: ReSim of Dyna-Mind
  /// (arXiv 2510.09577) at inference, with the model in the place of the search.
  static let lookAhead = Manner(
    summary: "Lets the model have lines of play carried out by the rules before it answers.",
    forms: [.claims, .think, .direct], texts: .lookAhead)
}
