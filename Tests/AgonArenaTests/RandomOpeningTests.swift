// SPDX-License-Identifier: Apache-2.0

import AgonCore
import Testing

@testable import AgonArena

struct RandomOpeningTests {
  private func request(plies: Int, choice: UInt64) -> OpeningRequest {
    OpeningRequest(environment: 0, plies: plies, seed: Seed(1), choice: Seed(choice))
  }

  @Test func `an opening has the wanted number of legal actions and follows from its seed`() throws
  {
    let environment = PileEnvironment()
    var found: Set<[String]> = []
    for choice in 0..<40 as Range<UInt64> {
      let names = try RandomOpening.names(request(plies: 2, choice: choice), in: environment)
      let again = try RandomOpening.names(request(plies: 2, choice: choice), in: environment)
      #expect(names == again)
      found.insert(try #require(names))
    }
    #expect(found.count == 4 && found.allSatisfy { $0.count == 2 })
  }

  @Test func `an opening never ends the episode`() throws {
    let environment = PileEnvironment()
    for choice in 0..<40 as Range<UInt64> {
      guard let names = try RandomOpening.names(request(plies: 4, choice: choice), in: environment)
      else { continue }
      #expect(names.count == 4 && names == Array(repeating: "take 1", count: 4))
    }
    #expect(try RandomOpening.names(request(plies: 5, choice: 3), in: environment) == nil)
  }

  @Test func `a name that is not read back is the environment's fault`() throws {
    let error = try #require(throws: EnvironmentError.self) {
      try RandomOpening.names(
        request(plies: 1, choice: 1), in: PileEnvironment(isMute: true))
    }
    #expect(error.code == .faulty)
  }
}
