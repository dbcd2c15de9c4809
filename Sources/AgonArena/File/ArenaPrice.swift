// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// What a model's tokens cost, in the arena's currency for a million of them.
package struct ArenaPrice: Hashable, Sendable {
  /// Tokens of the prompt.
  package var input: Double
  /// Tokens of the prompt that come from the endpoint's cache; nil where they cost as much as others.
  package var cachedInput: Double?
  /// Tokens of the answer.
  package var output: Double

  /// Makes a price.
  package init(input: Double, cachedInput: Double? = nil, output: Double) {
    self.input = input
    self.cachedInput = cachedInput
    self.output = output
  }

  /// Reads an entry of `prices` that keeps the schema.
  init(_ entry: JSON) {
    self.init(
      input: entry["input"]?.double ?? 0, cachedInput: entry["cached_input"]?.double,
      output: entry["output"]?.double ?? 0)
  }
}
