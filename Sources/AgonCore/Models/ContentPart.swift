// SPDX-License-Identifier: Apache-2.0

/// A piece of a message.
public enum ContentPart: Hashable, Sendable {
  case text(String)
  /// An image with its MIME type, such as `image/png`.
  case image(bytes: [UInt8], type: String)
}
