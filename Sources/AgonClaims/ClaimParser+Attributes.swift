// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension ClaimParser {
  /// What follows the predicate, each attribute at most once, in any order.
  mutating func attributes(of claim: inout Claim) throws(ClaimError) {
    var seen: Set<String> = []
    skipBlanks()
    while next != nil {
      let start = position
      let name = String(decoding: word(), as: UTF8.self).lowercased()
      skipBlanks()
      guard ["p", "role", "at"].contains(name), take("=") else {
        throw error("After the predicate only p=, role= and at= may follow.", at: start)
      }
      guard seen.insert(name).inserted else {
        throw error("The attribute \(name)= stands here a second time.", at: start)
      }
      skipBlanks()
      switch name {
      case "p": claim.probability = try probability()
      case "role": claim.role = try role()
      default: claim.moment = try moment()
      }
      skipBlanks()
    }
  }

  private mutating func probability() throws(ClaimError) -> Double {
    let start = position
    guard let value = Lexeme.number(word()), (0...1).contains(value) else {
      throw error("A number from 0 to 1 is due after p=.", at: start)
    }
    return value
  }

  private mutating func role() throws(ClaimError) -> Claim.Role {
    let start = position
    let text = String(decoding: word(), as: UTF8.self).lowercased()
    guard let role = Claim.Role(rawValue: text) else {
      let roles = Claim.Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("One of \(roles) is due after role=.", at: start)
    }
    return role
  }

  private mutating func moment() throws(ClaimError) -> Claim.Moment {
    let start = position
    let text = String(decoding: word(), as: UTF8.self).lowercased()
    if text == "now" { return .now }
    guard text == "after", take("(") else {
      throw error("now or after(ACTION; ...) is due after at=.", at: start)
    }
    var actions: [String] = []
    repeat {
      skipBlanks()
      let place = position
      let isQuoted = next == UInt8(ascii: "\"")
      let action = isQuoted ? try quoted() : String(decoding: word(), as: UTF8.self)
      guard !action.isEmpty else { throw error("An action is due here.", at: place) }
      actions.append(action)
      skipBlanks()
    } while take(";")
    guard take(")") else { throw error("A semicolon or a closing parenthesis is due here.") }
    return .after(actions)
  }
}
