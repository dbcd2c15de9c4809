// SPDX-License-Identifier: Apache-2.0

/// How a plugin broke an episode.
///
/// The episode is void and no agent is blamed.
public enum PluginFault: String, Hashable, Sendable, CaseIterable {
  /// Its process ended: by a signal, or because the plugin left it.
  case crash = "plugin_crash"
  /// A call did not return within its deadline.
  case hang = "plugin_hang"
  /// It asked for more memory than it may have.
  case memory = "plugin_memory"
  /// What it answered breaks the ABI: counts, sizes, pointers or text that no caller can use.
  case `protocol` = "plugin_protocol"
  /// It reported a bug of its own.
  case error = "plugin_error"
}
