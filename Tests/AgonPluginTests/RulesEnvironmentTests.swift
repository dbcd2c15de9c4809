// SPDX-License-Identifier: Apache-2.0

internal import CAgon
internal import Testing

@testable internal import AgonPlugin

/// Parameters, seats and openings.
struct RulesEnvironmentTests {
  private func fault<R: Rules>(
    _ rules: R.Type, parameters: String = "", seats: Int = 2, opening: String = ""
  ) -> Fault? {
    do throws(Fault) {
      _ = try begin(rules, parameters: parameters, seats: seats, opening: opening)
      return nil
    } catch {
      return error
    }
  }

  @Test func `parameters reach the rules`() throws {
    let episode = try begin(Countdown.self, parameters: #"{"start":9}"#)
    #expect(try episode.observe(.full, as: .json) == #"{"left":9}"#)
  }

  @Test func `the refusal of the rules is the sentence of the call`() {
    #expect(
      fault(Countdown.self, parameters: #"{"start":0}"#)?.sentence
        == "start is a number from 1 to 9.")
    let opening = fault(Countdown.self, opening: "6")
    #expect(opening?.status == AGON_INVALID_DATA)
    #expect(opening?.sentence == "The opening is a number from 1 to 5.")
  }

  @Test func `an environment fails to be made when its parameters are refused`() {
    let answer = status { () throws(Fault) in
      _ = try RulesEnvironment<Countdown>(parameters: #"{"start":0}"#)
    }
    #expect(answer == AGON_INVALID_DATA)
  }

  @Test(arguments: ["[]", "5", "{", "{\"start\":}"])
  func `parameters are a JSON object`(_ text: String) {
    #expect(fault(Countdown.self, parameters: text)?.status == AGON_INVALID_DATA)
  }

  @Test func `a parameter that the schema lacks is refused`() {
    let refusal = fault(Countdown.self, parameters: #"{"start":5,"stop":1}"#)
    #expect(refusal?.status == AGON_INVALID_DATA)
    #expect(refusal?.sentence == "countdown has no parameter \"stop\"; there are: start.")
  }

  @Test func `rules without a schema take no parameters`() {
    let refusal = fault(Duel.self, parameters: #"{"rounds":3}"#, seats: 3)
    #expect(refusal?.sentence == "duel takes no parameters, but got \"rounds\".")
  }

  @Test func `rules that do not declare openings take none`() {
    #expect(fault(Duel.self, seats: 3, opening: "[]")?.sentence == "duel takes no openings.")
  }

  @Test func `an opening is JSON`() {
    #expect(
      fault(Countdown.self, opening: "many")?.sentence == "The opening of countdown is no JSON.")
  }

  @Test(arguments: [0, 1, 3, 64])
  func `another number of seats is refused`(_ seats: Int) {
    #expect(fault(Countdown.self, seats: seats)?.status == AGON_INVALID_ARGUMENT)
  }
}
