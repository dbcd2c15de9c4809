// SPDX-License-Identifier: Apache-2.0

/// A language for which there is a template of a plugin.
package enum PluginLanguage: String, Hashable, Sendable, CaseIterable {
  case c, cpp, swift, rust

  /// The language's name for people.
  package var title: String {
    switch self {
    case .c: "C"
    case .cpp: "C++"
    case .swift: "Swift"
    case .rust: "Rust"
    }
  }
}
