// SPDX-License-Identifier: Apache-2.0

package import AgonCore

/// How fast an environment is, by one way of calling it.
package struct PluginSpeed: Hashable, Sendable {
  /// What is counted.
  package enum Work: String, Hashable, Sendable, CaseIterable {
    /// One turn of random play: progress, legal actions, apply; the beginning of episodes included.
    case steps
    /// An exact copy, made and ended.
    case clones
    /// The text that a seat sees.
    case observations
    /// A claim, the first predicate's example.
    case checks = "fact checks"
    /// A random game from the start to its end, asked for by the hundred.
    case playouts
  }

  /// The way of calling, such as `bare`, `in-process` or `worker`.
  package var way: String
  /// Counts a second; a kind of work that the environment does not offer is left out.
  package var perSecond: [Work: Double]

  /// Makes a speed.
  package init(way: String, perSecond: [Work: Double]) {
    self.way = way
    self.perSecond = perSecond
  }

  /// The speed as JSON: `way`, and counts a second by kind of work.
  package var json: JSON {
    var members: [String: JSON] = ["way": .string(way)]
    for (work, rate) in perSecond {
      members[work.rawValue.replacing(" ", with: "_") + "_per_second"] = .number(rate)
    }
    return .object(members)
  }
}
