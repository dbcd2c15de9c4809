// SPDX-License-Identifier: Apache-2.0

internal import AgonCore

/// A line that a servant sends to its parent.
enum ServantReport {
  /// The library is open: its name, version, digest and environments.
  case described(LibraryFacts)
  /// The library cannot be opened: whether the file is at fault, and the sentence.
  case refused(isFile: Bool, String)
  /// A rule begins, or the fuzzing does.
  case begins(String)
  /// A rule has been judged.
  case judged(RuleResult)
  /// A rule has left its record in the scratch folder.
  case recorded(String)
  /// Something was written to a standard stream while a rule ran.
  case wrote(during: String, text: String)
  /// A finding of the fuzzing that is no crash: the round and what was seen.
  case found(round: Int, Violation)
  /// All is done; rounds of fuzzing that were run.
  case done(rounds: Int)

  /// The report as one line of JSON.
  var line: String {
    let json: JSON =
      switch self {
      case .described(let facts): ["described": facts.json]
      case .refused(let isFile, let detail): ["refused": .string(detail), "file": .bool(isFile)]
      case .begins(let rule): ["begins": .string(rule)]
      case .judged(let result): ["judged": result.json]
      case .recorded(let rule): ["recorded": .string(rule)]
      case .wrote(let rule, let text): ["wrote": .string(text), "during": .string(rule)]
      case .found(let round, let violation):
        ["found": violation.json, "round": .integer(Int64(round))]
      case .done(let rounds): ["done": .integer(Int64(rounds))]
      }
    return json.description
  }

  /// Reads a line; nil when it is something else.
  init?(line: Substring) {
    guard let json = try? JSON(parsing: String(line)) else { return nil }
    if let facts = json["described"].flatMap(LibraryFacts.init(json:)) {
      self = .described(facts)
    } else if let detail = json["refused"]?.text {
      self = .refused(isFile: json["file"]?.truth ?? false, detail)
    } else if let rule = json["begins"]?.text {
      self = .begins(rule)
    } else if let result = json["judged"].flatMap(RuleResult.init(json:)) {
      self = .judged(result)
    } else if let rule = json["recorded"]?.text {
      self = .recorded(rule)
    } else if let text = json["wrote"]?.text {
      self = .wrote(during: json["during"]?.text ?? "", text: text)
    } else if let violation = json["found"].flatMap(Violation.init(json:)) {
      self = .found(round: Int(json["round"]?.integer ?? 0), violation)
    } else if let rounds = json["done"]?.integer {
      self = .done(rounds: Int(rounds))
    } else {
      return nil
    }
  }
}
