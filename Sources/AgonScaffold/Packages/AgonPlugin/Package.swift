// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
internal import PackageDescription

/// What a plugin in Swift needs, without the rest of Agon: the ABI and the library over it.
let package = Package(
  name: "AgonPlugin",
  products: [.library(name: "AgonPlugin", targets: ["AgonPlugin", "CAgon"])],
  targets: [
    .target(name: "CAgon"),
    .target(
      name: "AgonPlugin", dependencies: ["CAgon"],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ],
  cLanguageStandard: .c17
)
