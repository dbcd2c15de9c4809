// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Where authors of plugins find what they build against, seen from the place of the program.
///
/// An installed program stands in `bin` and has `include` and `share` beside it; one that was built in a
/// checkout stands somewhere below it.
package struct DevelopmentPlaces: Sendable {
  private let executable: String

  /// Looks from the place of the running program.
  package init(executable: String) { self.executable = executable }

  /// The folder that a C compiler needs: `agon/agon.h` is in it.
  ///
  /// - Throws: `notFound`.
  package func includeFolder() throws(ScaffoldError) -> String {
    try find(
      installed: "include", inCheckout: "Sources/CAgon/include", holding: "agon/agon.h",
      called: "folder of headers")
  }

  /// The folder of the Swift package `AgonPlugin`, which holds the ABI and the library over it.
  ///
  /// - Throws: `notFound`.
  package func swiftPackage() throws(ScaffoldError) -> String {
    try find(
      installed: "share/agon/AgonPlugin", inCheckout: "Sources/AgonScaffold/Packages/AgonPlugin",
      holding: "Package.swift", called: "Swift package")
  }

  private func find(
    installed: String, inCheckout checkout: String, holding file: String, called name: String
  ) throws(ScaffoldError) -> String {
    var folder = URL(fileURLWithPath: executable).standardizedFileURL.deletingLastPathComponent()
    var candidates = [folder.deletingLastPathComponent().appendingPathComponent(installed)]
    while folder.path != "/" {
      candidates.append(folder.appendingPathComponent(checkout))
      folder.deleteLastPathComponent()
    }
    for candidate in candidates {
      let path = candidate.appendingPathComponent(file).path
      if FileManager.default.fileExists(atPath: path) { return candidate.path }
    }
    throw ScaffoldError(
      code: .notFound,
      description: "Agon's \(name) was looked for at \(candidates[0].path) and in a checkout above "
        + "\(executable), and is in neither place; install Agon with `make install`, or run the agon "
        + "of a checkout."
    )
  }
}
