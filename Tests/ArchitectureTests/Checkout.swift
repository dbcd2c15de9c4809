// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport

/// The sources of the checkout, as the rules look at them.
enum Checkout {
  /// The Swift and C sources beneath a folder.
  static func sources(in folder: String) throws -> [SourceText] {
    try Repository.files(in: folder)
      .filter { name in [".swift", ".c", ".h"].contains { name.hasSuffix($0) } }
      .map { SourceText(file: $0, text: try Repository.text(of: $0)) }
  }

  /// The folders of Sources.
  static func modules() throws -> [String] {
    try Repository.names(in: "Sources").filter { !$0.hasPrefix(".") }
  }

  /// The Swift sources of a module.
  static func swift(of module: String) throws -> [SourceText] {
    try sources(in: "Sources/" + module).filter {
      $0.file.hasSuffix(".swift") && !$0.file.hasSuffix("/Package.swift")
    }
  }
}
