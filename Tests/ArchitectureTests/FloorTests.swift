// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Testing

/// The floors of docs/architecture.md: an import runs to a lower floor.
struct FloorTests {
  @Test func `the table itself runs downwards`() throws {
    for floor in Floor.all {
      for other in floor.ours {
        let lower = try #require(Floor.of(other), "\(floor.module) may import \(other)")
        #expect(lower.height < floor.height, "\(floor.module) may import \(other)")
      }
    }
  }

  @Test func `every import stands in the table and states its access`() throws {
    var violations: [Violation] = []
    for module in try Checkout.modules() where module != "CAgon" {
      for source in try Checkout.swift(of: module) {
        violations += ImportRule.violations(in: source, of: module)
      }
    }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test func `plugins know the ABI and no module of the host`() throws {
    let sources = try Checkout.sources(in: "Plugins")
    #expect(!sources.isEmpty)
    let violations = sources.flatMap { ImportRule.violations(inPlugin: $0) }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test func `the ABI needs two headers of the C library and nothing else`() throws {
    let sources = try Checkout.sources(in: "Sources/CAgon").filter { $0.file.hasSuffix(".h") }
    #expect(sources.count > 15)
    let violations = sources.flatMap { ImportRule.violations(inABI: $0) }
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test func `the package is not looser than the table`() throws {
    let manifest = PackageManifest(text: try Repository.text(of: "Package.swift"))
    let violations = manifest.violations(file: "Package.swift")
    #expect(violations.isEmpty, "\(violations.listing)")
  }

  @Test func `package, folders and table name the same modules`() throws {
    let manifest = PackageManifest(text: try Repository.text(of: "Package.swift"))
    let table = Set(Floor.all.map(\.module))
    let folders = Set(try Checkout.modules())
    #expect(folders.subtracting(table).sorted() == [], "folders that the table lacks")
    #expect(table.subtracting(folders).sorted() == [], "modules that have no folder")
    let targets = Set(manifest.targets.map(\.name))
    #expect(table.subtracting(targets).sorted() == [], "modules that the package lacks")
  }

  @Test func `every module has content`() throws {
    for module in try Checkout.modules() where module != "CAgon" && module != "agon" {
      let lines = try Checkout.sources(in: "Sources/" + module).flatMap(\.codeLines)
        .filter { !$0.allSatisfy(\.isWhitespace) && ImportRule.imported(by: $0) == nil }
      #expect(lines.count > 20, "Sources/\(module) has \(lines.count) lines of code")
    }
  }

  @Test(arguments: [
    ("internal import Foundation", "AgonCore may not import Foundation"),
    ("public import AgonPlay", "AgonCore may not import AgonPlay"),
    ("@testable internal import Yams", "AgonCore may not import Yams"),
    ("internal import struct Foundation.URL", "AgonCore may not import Foundation"),
    ("import Glibc", "the import of Glibc does not state its access"),
  ])
  func `a forbidden import is found`(_ line: String, _ words: String) {
    let source = SourceText(file: "A.swift", text: "// import Yams\n\n\(line)\nlet a = \"\"\n")
    let found = ImportRule.violations(in: source, of: "AgonCore")
    #expect(found.map(\.description) == ["A.swift:3: \(words)"])
  }

  @Test func `imports in comments and texts are none`() {
    let source = SourceText(
      file: "A.swift",
      text: """
        /* import Yams /* import Yams */
        import Yams */
        let text = \"\"\"
        import Yams \\("\\(a)")
        import Yams
        \"\"\"
        let raw = #"import "Yams" \\#(a)"#
        """)
    #expect(ImportRule.violations(in: source, of: "AgonCore").isEmpty)
  }

  @Test func `a forbidden include is found`() {
    let source = SourceText(
      file: "a.c", text: "#include <agon/agon.h>\n#include <unistd.h>\n#include \"b.h\"\n")
    #expect(
      ImportRule.violations(inPlugin: source).map(\.description) == [
        "a.c:2: a plugin may not include <unistd.h>"
      ])
    #expect(ImportRule.violations(inABI: source).map(\.line) == [1, 2])
  }

  @Test func `a loose dependency is found`() {
    let manifest = PackageManifest(
      text: """
        let real: Target.Dependency = .product(
          name: "RealModule", package: "swift-numerics")
        targets: [
          module("AgonCore"),
          module("AgonPlay", ["AgonCore", real]),
          .target(
            name: "AgonStore", dependencies: ["AgonCore", .product(name: "Yams", package: "Yams")],
            exclude: ["AgonHost"]),
        ]
        """)
    #expect(manifest.targets.map(\.name) == ["AgonCore", "AgonPlay", "AgonStore"])
    #expect(
      manifest.violations(file: "P").map(\.description) == [
        "P:5: AgonPlay may not depend on RealModule", "P:7: AgonStore may not depend on Yams",
      ])
  }
}
