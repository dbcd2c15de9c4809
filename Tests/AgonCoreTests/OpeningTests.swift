// SPDX-License-Identifier: Apache-2.0

internal import AgonCore
internal import Testing

struct OpeningTests {
  @Test(arguments: [
    Opening.start, .actions([]), .actions(["c4", "d 4"]), .setup(["pile": 3]), .setup(.null),
  ])
  func `a record gives the opening back`(_ opening: Opening) throws {
    let text = opening.json.description
    #expect(Opening(json: try JSON(parsing: text)) == opening)
  }

  @Test(arguments: ["1", "\"c4\"", "[1]", "{}", "{\"setup\":1,\"more\":2}", "true"])
  func `any other form is no opening`(_ text: String) throws {
    #expect(Opening(json: try JSON(parsing: text)) == nil)
  }
}
