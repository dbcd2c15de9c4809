// SPDX-License-Identifier: Apache-2.0

extension TemplateFile {
  /// `Sources/{{Name}}Plugin/{{Name}}Rules.swift` of a plugin in Swift.
  static let swiftRulesSwift = TemplateFile(
    "Sources/{{Name}}Plugin/{{Name}}Rules.swift",
    #"""
    // SPDX-License-Identifier: Apache-2.0

    internal import AgonPlugin

    /// The rules of {{name}}: who takes the last stone wins.
    ///
    /// There is a pile of 21 stones, of which each seat in turn takes 1, 2 or 3.
    struct {{Name}}Rules: Rules {
      static let start = 21
      static let facts = Facts(
        id: "{{name}}", version: "1.0.0", title: "{{title}}",
        summary: "Two seats take stones from a pile; who takes the last one wins.",
        rules: """
          A pile has \(start) stones. In turn each seat takes 1, 2 or 3 of them. Who takes the last one \
          wins. An action is the number of stones: 1, 2 or 3.
          """,
        authors: "you", returns: -1...1, mostTurns: start, takesOpenings: true)

      private var stones: Int
      private var seatToAct = 0
      private var taken: [Int] = []

      /// The opening is the number of stones to begin with.
      init(_ setup: Setup) throws(Refusal) {
        let stones = setup.opening.map(\.integer) ?? {{Name}}Rules.start
        guard let stones, (1...{{Name}}Rules.start).contains(stones) else {
          throw Refusal("The opening is a number of stones from 1 to \({{Name}}Rules.start).")
        }
        self.stones = stones
      }

      var turn: Turn { stones > 0 ? .seat(seatToAct) : .ended(reason: "last stone") }

      var actions: [Int] { [1, 2, 3] }

      func legalActions(of seat: Int) -> [Int] { actions.filter { $0 <= stones } }

      func name(of action: Int) -> String { String(action) }

      func synonyms(of action: Int) -> [String] {
        let word = ["one", "two", "three"][action - 1]
        let noun = action == 1 ? "stone" : "stones"
        let forms = [String(action), word].flatMap { [$0, "\($0) \(noun)"] }
        return forms + forms.map { "take \($0)" }
      }

      mutating func apply(_ action: Int, by seat: Int) {
        stones -= action
        taken.append(action)
        seatToAct = 1 - seatToAct
      }

      /// The winner took the last stone, so the other seat would be to act.
      var returns: [Double] {
        if stones > 0 { return [0, 0] }
        return seatToAct == 0 ? [-1, 1] : [1, -1]
      }

      /// Everybody sees everything.
      func text(for view: View) -> String {
        let past = taken.enumerated().map { "Seat \($0 % 2) took \($1).\n" }.joined()
        let turn = stones > 0 ? "\(seatToAct) is to act" : "\(1 - seatToAct) has won"
        return past + "Stones left: \(stones). Seat \(turn).\n"
      }

      func json(for view: View) -> JSONValue {
        [
          "stones": .integer(stones), "to_act": stones > 0 ? .integer(seatToAct) : .null,
          "taken": .list(of: taken),
        ]
      }

      func add(to key: inout PositionKey) {
        key.add(stones)
        key.add(seatToAct)
      }
    }
    """#)
}
