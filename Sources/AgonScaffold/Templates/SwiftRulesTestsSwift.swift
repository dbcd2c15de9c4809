// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Tests/{{Name}}PluginTests/{{Name}}RulesTests.swift` of a plugin in Swift.
  static let swiftRulesTestsSwift = TemplateFile(
    "Tests/{{Name}}PluginTests/{{Name}}RulesTests.swift",
    #"""
    // SPDX-License-Identifier: Apache-2.0

    internal import AgonPlugin
    internal import Testing

    @testable internal import {{Name}}Plugin

    struct {{Name}}RulesTests {
      @Test func `the seats take turns until the last stone is gone`() throws {
        var game = try {{Name}}Rules(Setup(seats: 2, opening: 4))
        #expect(game.turn == .seat(0))
        game.apply(3, by: 0)
        #expect(game.turn == .seat(1))
        game.apply(1, by: 1)
        #expect(game.turn == .ended(reason: "last stone"))
        #expect(game.returns == [-1, 1])
      }

      @Test func `no more stones can be taken than are left`() throws {
        let game = try {{Name}}Rules(Setup(seats: 2, opening: 2))
        #expect(game.legalActions(of: 0) == [1, 2])
      }

      @Test func `an opening outside the pile is refused`() {
        #expect(throws: Refusal.self) { try {{Name}}Rules(Setup(seats: 2, opening: 22)) }
        #expect(throws: Refusal.self) { try {{Name}}Rules(Setup(seats: 2, opening: "many")) }
      }

      @Test(arguments: ["2", " 2. ", "Take two", "2 STONES"])
      func `an action is read liberally`(_ text: String) throws {
        let game = try {{Name}}Rules(Setup(seats: 2))
        #expect(game.actions(meantBy: text, of: 0) == [2])
      }

      @Test func `a text that names two actions is ambiguous, another names none`() throws {
        let game = try {{Name}}Rules(Setup(seats: 2))
        #expect(game.actions(meantBy: "1 or 3", of: 0) == [1, 3])
        #expect(game.actions(meantBy: "never 2", of: 0) == [])
      }

      @Test func `the views tell the past`() throws {
        var game = try {{Name}}Rules(Setup(seats: 2))
        game.apply(3, by: 0)
        #expect(game.text(for: .seat(1)) == "Seat 0 took 3.\nStones left: 18. Seat 1 is to act.\n")
        #expect(game.json(for: .seat(1)).description == #"{"stones":18,"to_act":1,"taken":[3]}"#)
      }
    }
    """#)
}
