// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

extension Verdict.Finding {
  /// The values of the columns `finding` and `reason`.
  var words: (finding: String, reason: String?) {
    switch self {
    case .supported: ("supported", nil)
    case .refuted: ("refuted", nil)
    case .unverifiable(let reason): ("unverifiable", reason.rawValue)
    }
  }

  /// Reads the columns; nil for words that `words` does not give.
  init?(finding: String, reason: String?) {
    switch (finding, reason) {
    case ("supported", nil): self = .supported
    case ("refuted", nil): self = .refuted
    case ("unverifiable", let reason?):
      guard let reason = Verdict.Reason(rawValue: reason) else { return nil }
      self = .unverifiable(reason)
    default: return nil
    }
  }
}

extension Evidence {
  /// Reads the wire form; nil for any other.
  init?(json: JSON) {
    guard let method = json["method"]?.text.flatMap(Method.init(rawValue:)),
      let isExact = json["exact"]?.truth, let depth = json["depth"]?.integer
    else { return nil }
    self.init(
      method: method, isExact: isExact, depth: Int(depth), witness: json["witness"] ?? .null)
  }
}
