// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

@testable internal import AgonScaffold

/// Where headers and the Swift package are, seen from the program.
struct DevelopmentPlacesTests {
  @Test func `an installed program finds what stands beside its folder`() throws {
    let prefix = try TemporaryFolder()
    try prefix.write("include/agon/agon.h", "")
    try prefix.write("share/agon/AgonPlugin/Package.swift", "")
    let places = DevelopmentPlaces(executable: prefix.path + "/bin/agon")
    #expect(try places.includeFolder() == prefix.path + "/include")
    #expect(try places.swiftPackage() == prefix.path + "/share/agon/AgonPlugin")
  }

  @Test(arguments: [".build/release/agon", ".build/x86_64-unknown-linux-gnu/debug/agon"])
  func `a program of a checkout finds the sources above it`(_ program: String) throws {
    let places = DevelopmentPlaces(executable: Repository.root + "/" + program)
    #expect(try places.includeFolder() == Repository.root + "/Sources/CAgon/include")
    #expect(
      try places.swiftPackage() == Repository.root + "/Sources/AgonScaffold/Packages/AgonPlugin")
  }

  @Test func `an installed program prefers its own headers to those of a checkout above`() throws {
    let checkout = try TemporaryFolder()
    try checkout.write("Sources/CAgon/include/agon/agon.h", "")
    try checkout.write("prefix/include/agon/agon.h", "")
    let places = DevelopmentPlaces(executable: checkout.path + "/prefix/bin/agon")
    #expect(try places.includeFolder() == checkout.path + "/prefix/include")
  }

  @Test func `a program without either says where it looked`() throws {
    let empty = try TemporaryFolder()
    let places = DevelopmentPlaces(executable: empty.path + "/bin/agon")
    let error = #expect(throws: ScaffoldError.self) { try places.includeFolder() }
    #expect(error?.code == .notFound)
    #expect(error?.isUsage == false)
    #expect(error?.description.contains(empty.path + "/include") == true)
    #expect(throws: ScaffoldError.self) { try places.swiftPackage() }
  }
}
