// SPDX-License-Identifier: Apache-2.0

internal import AgonTestSupport
internal import Foundation
internal import Testing

/// The picture of the first page.
struct PictureTests {
  @Test func `the picture is drawn from the run that the first page plays`() throws {
    let place = try Workplace()
    let run = try place.agon("run arenas/signature.yaml --jobs 1 --output first.db")
    try #require(run.succeeded, "\(run.output)")
    try #require(try place.agon("audit first.db").succeeded)
    let plugin = URL(fileURLWithPath: try Workplace.program()).resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("libconnect_four.so").path
    let drawn = try place.run("python3 docs/pictures/turn.py first.db 60 9 '\(plugin)'")
    try #require(drawn.succeeded, "\(drawn.output)")
    let difference = try Golden.difference(of: drawn.output, from: "docs/pictures/turn.svg")
    #expect(difference == nil)
  }
}
