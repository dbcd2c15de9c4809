// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Package.swift` of a plugin in Swift.
  static let swiftPackageSwift = TemplateFile(
    "Package.swift",
    #"""
    // swift-tools-version: 6.2
    // SPDX-License-Identifier: Apache-2.0
    import PackageDescription

    /// The package with AgonPlugin, as `agon plugin include-path --swift` prints it.
    let agon = Context.environment["AGON_SWIFT_PACKAGE"] ?? "{{swift-package}}"

    /// A plugin exports one symbol, `agon_entry`; exports.map keeps all others inside.
    let exports = Context.packageDirectory + "/exports.map"

    let package = Package(
      name: "{{name}}",
      products: [.library(name: "{{name}}", type: .dynamic, targets: ["{{Name}}Plugin"])],
      dependencies: [.package(name: "AgonPlugin", path: agon)],
      targets: [
        .target(
          name: "{{Name}}Plugin",
          dependencies: [.product(name: "AgonPlugin", package: "AgonPlugin")],
          linkerSettings: [.unsafeFlags(["-Xlinker", "--version-script=" + exports])]),
        .testTarget(
          name: "{{Name}}PluginTests",
          dependencies: ["{{Name}}Plugin", .product(name: "AgonPlugin", package: "AgonPlugin")]),
      ]
    )
    """#)
}
