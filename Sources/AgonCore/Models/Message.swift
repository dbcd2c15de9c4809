// SPDX-License-Identifier: Apache-2.0

/// One message of a conversation with a model.
public struct Message: Hashable, Sendable {
  /// Who speaks.
  public enum Role: String, Hashable, Sendable {
    case system, user, assistant
  }

  /// Who speaks.
  public var role: Role
  /// What is said, in order.
  public var content: [ContentPart]

  /// Makes a message of parts.
  public init(_ role: Role, _ content: [ContentPart]) {
    self.role = role
    self.content = content
  }

  /// Makes a message of one text.
  public init(_ role: Role, _ text: String) {
    self.role = role
    content = [.text(text)]
  }

  /// All its text parts, one after the other.
  public var text: String {
    content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
}
