// SPDX-License-Identifier: Apache-2.0

/// Why an episode cannot begin from a setup.
public struct Refusal: Error, Hashable, Sendable {
  /// One sentence that names the parameter or the opening and says what is possible.
  public var sentence: String

  /// Refuses with a sentence.
  public init(_ sentence: String) { self.sentence = sentence }
}
