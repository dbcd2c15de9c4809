// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport

/// The ABI's headers in the checkout.
enum Headers {
  /// The folder that a plugin author passes to the compiler.
  static let folder = Repository.root + "/Sources/CAgon/include"

  /// The file that states the layout.
  static let golden = Repository.root + "/Tests/CAgonTests/layout.c"

  /// The headers as they are included.
  static func names() throws -> [String] {
    let start = "Sources/CAgon/include/"
    return try Repository.files(in: "Sources/CAgon/include")
      .filter { $0.hasSuffix(".h") }.map { String($0.dropFirst(start.count)) }
  }

  /// The text of a header without its comments.
  static func code(of name: String) throws -> String {
    try Repository.text(of: "Sources/CAgon/include/" + name)
      .replacing(/\/\*(?:[^*]|\*[^\/])*\*\//, with: " ")
  }
}
