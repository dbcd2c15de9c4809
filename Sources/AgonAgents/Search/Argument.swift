// SPDX-License-Identifier: Apache-2.0

internal import AgonClaims
internal import AgonCore

/// A rationale that grows by sentences, each with the claims that it points to.
struct Argument {
  /// The seat that argues.
  let seat: Seat
  /// Number of seats in the episode.
  let seatCount: Int
  private(set) var sentences: [String] = []
  private(set) var claims: [Claim] = []

  init(seat: Seat, seatCount: Int) {
    self.seat = seat
    self.seatCount = seatCount
  }

  /// The other one of two seats.
  var opponent: Seat { Seat(1 - seat.index) }

  /// Adds a sentence, given without its full stop, that states facts.
  mutating func say(
    _ sentence: String, _ facts: WireClaim..., as role: Claim.Role = .reason,
    at moment: Claim.Moment = .now
  ) {
    var references = ""
    for fact in facts {
      var claim = fact.claim(for: seat, among: seatCount)
      claim.number = claims.count + 1
      claim.role = role
      claim.moment = moment
      claims.append(claim)
      references += "[\(claims.count)]"
    }
    sentences.append(references.isEmpty ? sentence + "." : "\(sentence) \(references).")
  }

  /// The argument as an explanation of an action.
  func explanation(of action: String, confidence: Double? = nil) -> Explanation {
    Explanation(
      rationale: sentences.joined(separator: " "), claimLines: claims.map(\.line),
      conclusion: action, stated: action, path: .exact, confidence: confidence)
  }
}

extension WireClaim {
  /// A claim about actions only.
  static func about(_ predicate: String, _ actions: String..., holds: Bool = true) -> WireClaim {
    WireClaim(predicate, actions.map { .text($0) }, polarity: holds)
  }

  /// A claim about a seat and one of its actions.
  static func of(
    _ seat: Seat, _ predicate: String, _ action: String, holds: Bool = true
  ) -> WireClaim {
    WireClaim(predicate, [.seat(seat), .text(action)], polarity: holds)
  }
}
