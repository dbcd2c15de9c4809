// SPDX-License-Identifier: Apache-2.0

/// A call that an environment refused or failed.
public struct EnvironmentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure; the cases follow the ABI's status codes.
  public enum Code: Hashable, Sendable {
    case unsupported, invalidArgument, unparseableAction, illegalAction, ambiguousAction
    case wrongPhase, invalidData, budgetExhausted, io, noMemory
    /// A bug of the plugin: the episode is void and no agent is blamed.
    case faulty
  }

  /// What kind of failure, for code that branches on it.
  public let code: Code
  /// The environment and the call, such as `connect_four.apply`.
  public let place: String
  /// What the environment said, as one sentence.
  public let detail: String
  /// How the plugin broke; nil unless the code is `faulty`.
  public let fault: PluginFault?

  /// Makes an error.
  ///
  /// A `faulty` one without a fault is the plugin's own report: `PluginFault.error`.
  public init(code: Code, place: String, detail: String, fault: PluginFault? = nil) {
    self.code = code
    self.place = place
    self.detail = detail
    self.fault = code == .faulty ? fault ?? .error : nil
  }

  /// The place and the sentence.
  public var description: String { "\(place): \(detail)" }
}
